import { expect, it } from 'vitest';
import { localeIn } from '../strings/catalogues';
import { keepPageLocale } from '../strings/page-locale';
import { offerUndo, undoLastAction } from './offer-undo';
import { sayThrough } from './toast';

type Shown = Parameters<typeof sayThrough>[0];

it('undoes by a key what was done last, once, whichever page offered it', async () => {
  keepPageLocale(localeIn('en'));
  const said: string[] = [];
  const buttons: ((press: object) => void)[] = [];
  const show = (words: string, { action }: { action?: { onClick: (press: object) => void } }) => {
    said.push(words);
    if (action) buttons.push(action.onClick);
  };
  const end = sayThrough(Object.assign(show, { dismiss: () => undefined }) as unknown as Shown);
  const undone: string[] = [];
  const undoing = (name: string) => () => Promise.resolve(undone.push(name));

  offerUndo('In the trash', undoing('trash'));
  offerUndo('Taken out', undoing('album'));
  undoLastAction();
  undoLastAction();
  expect(undone).toEqual(['album']);

  let lettingGo = 0;
  buttons[0]?.({ currentTarget: { blur: () => lettingGo++ } });
  expect(lettingGo).toBe(1);
  offerUndo('Hidden', undoing('hide'));
  offerUndo('Nothing to change', null);
  undoLastAction();
  expect(undone).toEqual(['album', 'trash']);
  await expect
    .poll(() => said)
    .toEqual(['In the trash', 'Taken out', 'Hidden', 'Nothing to change', 'Undone', 'Undone']);
  end();
});
