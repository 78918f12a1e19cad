import type { Strings } from '../strings/strings';

/** The page for when Rummage cannot be reached: whole in itself, as nothing else can be loaded then. */
export function offlinePage({ language, direction, ui: { offline, tryAgain } }: Strings): string {
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${offline.title}</title>
    <link rel="icon" href="/icon.svg" />
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <img src="/icon.svg" alt="" width="72" height="72" />
      <h1>${offline.title}</h1>
      <p>${offline.text}</p>
      <a href="">${tryAgain}</a>
    </main>
  </body>
</html>
`;
}

const STYLE = `
      :root {
        color-scheme: light dark;
        background: light-dark(#faf9f7, #131211);
        color: light-dark(#1c1a17, #f1eeea);
        font:
          0.9375rem/1.45 ui-sans-serif,
          system-ui,
          sans-serif;
      }
      body {
        display: grid;
        min-height: 100dvh;
        margin: 0;
        place-items: center;
      }
      main {
        max-width: 24rem;
        padding: 1.5rem;
        text-align: center;
      }
      h1 {
        margin: 1.25rem 0 0.5rem;
        font-size: 1.25rem;
        font-weight: 500;
      }
      p {
        margin: 0 0 1.5rem;
        color: light-dark(#6a645b, #a69f94);
      }
      a {
        display: inline-block;
        padding: 0.6rem 1.25rem;
        border-radius: 999px;
        background: light-dark(#b4480e, #ee8c4f);
        color: light-dark(#ffffff, #1b0e05);
        font-weight: 500;
        text-decoration: none;
      }
    `;
