import type { BrowserContext } from '@playwright/test';
import { localeIn } from '../app/strings/catalogues';
import { expect, type Page, test } from './test';

/** Pages whose every word is in the catalogue. */
const PAGES = {
  '/': '31 Fotos',
  '/?q=cat': '1 Foto passt',
  '/?q=zxqwv': 'Das Modell von Rummage kennt das Wort „zxqwv“ nicht',
  '/?similar=1': '30 Fotos, die ähnlichsten zuerst',
  '/albums': 'Alben, die sich selbst füllen',
  '/albums/new': 'Neues Album',
  '/status': 'Status',
  '/models': 'Modelle',
  '/labels': 'Begriffe',
  '/labels/new': 'Neue Begriffsliste',
  '/duplicates': 'Duplikate',
  '/about': 'Über dieses Rummage',
  '/models/compare': 'Zum Vergleichen braucht es zwei Modelle',
  '/sidecars': 'Begleitdateien',
  '/self-test': 'Selbsttest',
  '/trash': 'Der Papierkorb ist leer',
  '/photos/1?where=the+sky&seen=1&colours=scenes': 'Nach Begriffen einfärben',
  '/for-the-owner': 'Diese Seite ist dem Eigentümer vorbehalten',
  '/nowhere': 'Unter dieser Adresse gibt es nichts',
};

async function chooseGerman(context: BrowserContext, base: string): Promise<void> {
  await context.addCookies([{ name: 'language', value: 'de', url: base }]);
}

/** The texts of a language, those without gaps; not its own name, which a model may have as the language it reads. */
function plainTexts(language: 'en' | 'de'): ReadonlySet<string> {
  const texts = new Set<string>();
  const collect = (entry: unknown): void => {
    if (typeof entry === 'string') texts.add(entry);
    else Object.values(entry as object).forEach(collect);
  };
  collect({ ...localeIn(language).strings, name: '' });
  return texts;
}

/** All a page shows or says: texts, names, hints. */
function saidOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.parentElement?.closest('script, style') === null)
        said.push(texts.currentNode.nodeValue ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push(element.getAttribute(name) ?? '');
    }
    return said.map((text) => text.trim()).filter((text) => text !== '');
  });
}

test('a person who chose German finds no English on any page that is translated', async ({
  page,
  context,
  sampleLibrary: { base },
}) => {
  await chooseGerman(context, base);
  const german = plainTexts('de');
  const onlyEnglish = new Set([...plainTexts('en')].filter((text) => !german.has(text)));
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));

  for (const [path, title] of Object.entries(PAGES)) {
    await page.goto(`${base}${path}`);
    await expect.soft(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    const said = await saidOn(page);
    expect(
      said.filter((text) => onlyEnglish.has(text)),
      `said on ${path}`,
    ).toEqual([]);
  }
  expect(faults).toEqual([]);
});

test('what opens on a page is German too, and so is the page for when nothing can be reached', async ({
  page,
  context,
  sampleLibrary: { base },
}) => {
  await chooseGerman(context, base);
  await page.goto(`${base}/status`);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Tastatur und Tipps' });
  await expect(help.getByText('In den Papierkorb legen')).toBeVisible();
  await expect(help.getByText('Entf', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Auswählen …' }).click();
  const picker = page.getByRole('dialog', { name: 'Ordner auswählen' });
  await expect(picker.getByRole('button', { name: 'Diesen Ordner hinzufügen' })).toBeVisible();

  await page.goto(`${base}/?similar=1`);
  await page.getByRole('main').getByRole('list').getByRole('link').first().press('Space');
  const selection = page.getByRole('region', { name: 'Auswahl' });
  await expect(selection.getByText('1 ausgewählt')).toBeVisible();
  await selection.getByRole('button', { name: 'Favorit' }).click();
  await expect(page.getByText('1 Foto zu den Favoriten hinzugefügt')).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByText('Rückgängig gemacht')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Vergleich mit diesem Foto beenden' }).click();
  await page.getByRole('button', { name: 'Kombinieren' }).click();
  await page.getByRole('button', { name: 'Im Foto platzieren …' }).click();
  const placing = page.getByRole('dialog', { name: 'Etwas an seinem Ort' });
  await expect(
    placing.getByRole('button', { name: 'Wo es ist: 50 % mal 50 %, 25 % von links, 25 % von oben' }),
  ).toBeVisible();

  const offline = await page.request.get(`${base}/offline.html`);
  expect(await offline.text()).toContain('Rummage ist nicht erreichbar');
  const manifest = await page.request.get(`${base}/manifest.webmanifest`);
  expect(await manifest.json()).toMatchObject({ lang: 'de', shortcuts: [{ name: 'Alben' }, { name: 'Status' }] });
});

test.describe('in a browser that asks for German', () => {
  test.use({ locale: 'de-DE' });

  test('German is answered, and English to whoever chooses it, each with its own numbers', async ({
    page,
    sampleLibrary: { base },
  }) => {
    await page.goto(`${base}/about`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('heading', { name: 'Über dieses Rummage' })).toBeVisible();
    await expect(page.getByText(/\d,\d MB/).first()).toBeVisible();

    await page.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
    await expect(page.getByRole('heading', { name: 'About this Rummage' })).toBeVisible();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByText(/\d\.\d MB/).first()).toBeVisible();
  });
});
