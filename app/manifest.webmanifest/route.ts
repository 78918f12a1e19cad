import { requestLocale } from '../ui/request-locale';

const GROUND = '#faf9f7';

/** What Rummage is called and looks like once it is installed, in the language of the browser that installs it. */
export async function GET(): Promise<Response> {
  const { bar, direction, language, ui } = (await requestLocale()).strings;
  const manifest = {
    name: 'Rummage',
    short_name: 'Rummage',
    description: ui.description,
    lang: language,
    dir: direction,
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: GROUND,
    theme_color: GROUND,
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: bar.albums, url: '/albums' },
      { name: bar.status, url: '/status' },
    ],
  };
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'no-store' },
  });
}
