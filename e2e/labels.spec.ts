import type { CountedLabelSet, PhotoDetails, SearchAnswer, SeenAnswer } from '#lib/nouns';
import { getJson, type RunningRummage, startRummage } from './rummage';
import { expect, type Page, test, withEachHand } from './test';

let rummage: RunningRummage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  rummage = await startRummage({ photos: ['IMG_1017.jpg', 'IMG_1018.jpg', 'IMG_1022.jpg'] });
  await expect
    .poll(async () => (await getJson<SearchAnswer>(rummage, '/api/search')).total, { timeout: 60_000 })
    .toBe(3);
});

test.afterAll(() => rummage?.remove());

async function photoOf(words: string): Promise<number> {
  const { results } = await getJson<SearchAnswer>(rummage, `/api/search?q=${words}&limit=1`);
  return results[0]?.id ?? 0;
}

async function tagsOf(words: string): Promise<string[]> {
  const { tags } = await getJson<PhotoDetails>(rummage, `/api/photos/${await photoOf(words)}`);
  return tags.map(({ label }) => label);
}

function lines(page: Page) {
  return page.getByRole('textbox', { name: 'Labels, one a line' });
}

withEachHand(() => {
  test('a set of one’s own tags the photos that are there, and its parents with them', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/labels`);
    await hand.press(page.getByRole('link', { name: 'New set' }));
    await hand.write(page.getByRole('textbox', { name: 'Name' }), 'Household');
    await hand.write(lines(page), 'Minka: a cat > pet\nspaceship: a rocket');
    await hand.press(page.getByRole('button', { name: 'Create set' }));

    await expect(page.getByRole('heading', { name: 'Household' })).toBeVisible();
    await expect.poll(() => tagsOf('cat'), { timeout: 30_000 }).toEqual(expect.arrayContaining(['Minka', 'pet']));
    expect(await tagsOf('rocket')).toContain('spaceship');
    await expect(page.getByRole('list', { name: 'On photos' })).toContainText('Minka');
  });

  test('a label taken out of a set is taken off the photos, and what is wrong with the others is said', async ({
    page,
    hand,
  }) => {
    await page.goto(`${rummage.base}/labels/household`);
    await hand.write(lines(page), 'spaceship: a rocket\nxyzzyq');
    await hand.press(page.getByRole('button', { name: 'Save changes' }));

    await expect(page.getByText('The model in use does not know “xyzzyq”')).toBeVisible();
    await expect.poll(() => tagsOf('cat'), { timeout: 30_000 }).not.toContain('Minka');
    expect(await tagsOf('cat')).not.toContain('pet');
    expect(await tagsOf('rocket')).toContain('spaceship');
  });

  test('a tag says why it is there, and where', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/photos/${await photoOf('rocket')}`);
    await hand.press(page.getByRole('link', { name: 'Why “spaceship”, and where' }));

    await expect(page.getByText(/Among the labels of Household it was asked as “.*a rocket/)).toBeVisible();
    await expect(page.locator('[data-where]')).toBeVisible();
    await hand.press(page.locator('#tag-why').getByRole('link', { name: 'Hide' }));
    await expect(page.locator('[data-where]')).toBeHidden();
  });

  test('a deleted set goes from the photos, too', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/labels/household`);
    await hand.press(page.getByRole('button', { name: 'Delete set' }));
    await hand.press(page.getByRole('alertdialog').getByRole('button', { name: 'Delete set' }));
    await expect(page.getByRole('link', { name: 'New set' })).toBeVisible();
    await expect.poll(() => tagsOf('rocket'), { timeout: 30_000 }).not.toContain('spaceship');
  });

  test('a photo can be asked anything, and another prompt moves the bars', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/photos/${await photoOf('cat')}`);
    await hand.write(page.getByRole('textbox', { name: 'Labels, apart by commas' }), 'a rocket, a cat, a lake');

    const answers = page.getByRole('list', { name: 'Answers' }).getByRole('listitem');
    await expect(answers).toHaveCount(3);
    const shares = async () => (await answers.allInnerTexts()).map((text) => Number(/([\d.]+)\s*%/.exec(text)?.[1]));
    await expect.poll(async () => (await shares())[1] ?? 0).toBeGreaterThan(80);

    const before = (await shares()).join();
    await hand.write(page.getByRole('textbox', { name: /^Prompt/ }), 'a lake with {}');
    await expect.poll(async () => (await shares()).join()).not.toBe(before);
  });

  test('a photo is coloured by the labels of a set, and the colours are explained', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/photos/${await photoOf('lake')}`);
    await hand.press(page.getByRole('link', { name: 'Scenes' }));

    const colours = page.getByRole('list', { name: 'What the colours mean' });
    await expect(colours.getByRole('listitem').first()).toBeVisible();
    await expect(page.locator('[data-segments]')).toBeVisible();
  });

  test('a photo is explained in the model’s words when that is asked for', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/photos/${await photoOf('cat')}`);
    await hand.press(page.getByRole('link', { name: 'Explain this photo' }));

    const words = page.getByRole('list', { name: 'Words it is made of, with their weights' });
    await expect(words.getByRole('listitem').first()).toContainText(/cat|kitten/);
    await expect(page.getByText(/Together they explain [\d.]+%/)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Likeliest of “Everyday”' }).getByRole('listitem')).toHaveCount(5);
    await hand.press(page.locator('#seen-panel').getByRole('link', { name: 'Hide' }));
    await expect(words).toBeHidden();
  });

  test('one of Rummage’s sets is switched off and on', async ({ page, hand }) => {
    await page.goto(`${rummage.base}/labels`);
    const everyday = page.getByRole('switch', { name: 'Tag photos with Everyday' });
    await hand.press(everyday);
    await expect.poll(() => tagsOf('cat'), { timeout: 30_000 }).toEqual([]);

    await hand.press(everyday);
    await expect.poll(() => tagsOf('cat'), { timeout: 30_000 }).toContain('cat');
    const { sets } = await getJson<{ sets: CountedLabelSet[] }>(rummage, '/api/label-sets');
    expect(sets.find(({ key }) => key === 'everyday')?.counts['animal']).toBe(1);
  });
});

test('what the model sees in a photo can be asked for by other programs', async () => {
  const answer = await getJson<SeenAnswer>(rummage, `/api/photos/${await photoOf('cat')}/seen`);
  expect(answer.words[0]?.weight).toBeGreaterThan(0);
  expect((await fetch(`${rummage.base}/api/photos/99999/seen`)).status).toBe(404);
});
