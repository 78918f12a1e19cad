import { expect, type Locator, type Page } from '@playwright/test';

/** How a person holds Rummage: at a desk with a mouse, at a desk without one, or as a phone. */
export type HandName = 'mouse' | 'keyboard' | 'finger';

/** What a flow does to a page, whichever way a person does it. */
export interface Hand {
  readonly name: HandName;
  /** Clicks it, taps it, or goes there with Tab and arrows and presses it. */
  readonly press: (target: Locator) => Promise<void>;
  /** Selects a photo of a wall, or no more: by its mark, with space, or resting on it. */
  readonly select: (photo: Locator) => Promise<void>;
  /** Puts these words in place of what a field holds. */
  readonly write: (target: Locator, words: string) => Promise<void>;
  /** Takes the option of this name in a native list. */
  readonly choose: (target: Locator, option: string) => Promise<void>;
}

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What a browser is told of the window and the hand, for Playwright's `test.use`. */
export const HELD = {
  mouse: { ...DESK, handName: 'mouse' },
  keyboard: { ...DESK, handName: 'keyboard' },
  finger: { ...PHONE, handName: 'finger' },
} as const;

const KEY_CODES = { Tab: 9, ArrowLeft: 37, ArrowRight: 39, ArrowDown: 40 } as const;

const ALL_HANDS = ['keyboard', 'mouse', 'finger'] as const;

/**
 * Whose flows run: by keyboard alone, which asks most of a page; all three take three times as long, more than every proof of
 * the tree can have, and are run by `npm run test:hands`.
 */
export const HANDS: readonly HandName[] = process.env.RUMMAGE_TEST_HANDS === 'all' ? ALL_HANDS : ['keyboard'];

/** No page has more stops than this between two things. */
const MOST_KEYS = 200;

export function makeHand(name: HandName, page: Page): Hand {
  if (name === 'keyboard') return keyboard(page);
  const press = async (target: Locator) => {
    await untilAlive(target);
    if (name === 'mouse') await target.hover();
    await requireSeen(target);
    await (name === 'mouse' ? target.click() : target.tap());
  };
  return {
    name,
    press,
    select: async (photo) => {
      await untilAlive(photo);
      if (name === 'finger') return restOn(photo);
      await photo.hover();
      await press(markOf(photo));
    },
    write: async (target, words) => {
      await press(target);
      await target.fill(words);
    },
    choose: async (target, option) => {
      await untilAlive(target);
      await target.selectOption({ label: option });
    },
  };
}

/** Keys only: what cannot be reached or pressed with them fails. */
function keyboard(page: Page): Hand {
  const reach = async (target: Locator) => {
    await untilAlive(target);
    const session = await page.context().newCDPSession(page);
    let element = await target.elementHandle();
    for (let i = 0; i < MOST_KEYS; i++) {
      // Found again only when the page has drawn it anew: to find it takes longer than the key.
      if (!(await element?.evaluate(({ isConnected }) => isConnected))) element = await target.elementHandle();
      const key = (await element?.evaluate(keyTowards)) ?? null;
      if (key === null) return session.detach();
      // Not by page.keyboard, which keeps a picture of the page for each key: hundreds of them.
      const pressed = { key, code: key, windowsVirtualKeyCode: KEY_CODES[key] };
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed });
    }
    throw new Error(`expected the keyboard to reach ${target.toString()}, but ${MOST_KEYS} keys did not`);
  };
  return {
    name: 'keyboard',
    press: async (target) => {
      await reach(target);
      await requireSeen(target);
      await page.keyboard.press(await target.evaluate(keyThatPresses));
    },
    select: async (photo) => {
      await reach(photo);
      await page.keyboard.press('Space');
    },
    write: async (target, words) => {
      await reach(target);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      const isTime = await target.evaluate((field) => (field as HTMLInputElement).type === 'time');
      await (isTime ? page.keyboard.type(typedAsTime(words)) : page.keyboard.insertText(words));
    },
    choose: async (target, option) => {
      await reach(target);
      await page.keyboard.type(option);
      const chosen = await target.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.label);
      if (chosen !== option) throw new Error(`expected typing to choose “${option}”, but it chose “${chosen}”`);
    },
  };
}

/** The mark by which a photo of a wall is selected: before anything is, none for fingers. */
function markOf(photo: Locator): Locator {
  return photo.locator('..').getByRole('checkbox', { includeHidden: true });
}

/** Lays a finger on a photo until that selects it, or no more; again if the page was drawn anew beneath it. */
async function restOn(photo: Locator): Promise<void> {
  const session = await photo.page().context().newCDPSession(photo.page());
  const isSelected = () => markOf(photo).getAttribute('aria-checked');
  const before = await isSelected();
  await expect(async () => {
    if ((await isSelected()) !== before) return;
    const touchPoints = [await photo.evaluate(middleInSight)];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    const selects = expect.poll(isSelected, { timeout: 2_000 }).not.toBe(before);
    await selects.finally(() => session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }));
  }, `${photo.toString()} under a finger`).toPass({ timeout: 15_000 });
  await session.detach();
}

/** Runs in the page. */
function middleInSight(element: Element): { x: number; y: number } {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Waits until React answers for what is drawn by it: before, a page is only a picture of itself. */
async function untilAlive(target: Locator): Promise<void> {
  await target.waitFor();
  const isAlive = (element: Element) =>
    element.closest('[data-laid]') !== null || Object.keys(element).some((key) => key.startsWith('__reactFiber'));
  const deadline = Date.now() + 15_000;
  while (!(await target.evaluate(isAlive)) && Date.now() < deadline) await target.page().waitForTimeout(20);
}

/** What is pressed can be seen: at the latest once the mouse is over it or the focus on it. */
async function requireSeen(target: Locator): Promise<void> {
  const isSeen = () => target.evaluate((element) => element.checkVisibility({ opacityProperty: true }));
  await expect.poll(isSeen, `${target.toString()} can be seen`).toBe(true);
}

/** `23:30` as it is typed part by part where the clock has twelve hours. */
function typedAsTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const parts = [hours % 12 || 12, minutes].map((part) => String(part).padStart(2, '0'));
  return `${parts.join('')}${hours < 12 ? 'AM' : 'PM'}`;
}

/** Runs in the page. @returns the key that leads a step nearer to an element, or null when it has the focus */
function keyTowards(element: Element): keyof typeof KEY_CODES | null {
  const focused = document.activeElement;
  if (focused === element) return null;
  // The suggestions of a combobox are gone through while the focus stays on its field.
  const list = element.closest('[role=listbox]');
  if (list !== null && focused?.getAttribute('aria-controls') === list.id) {
    return focused.getAttribute('aria-activedescendant') === element.id ? null : 'ArrowDown';
  }
  const isPhoto = element.matches('[data-cell]');
  const across = ['[data-laid]', '[role=tablist]', ...(isPhoto ? ['ul:has(> * > [data-cell])'] : [])];
  const isRadio = element.matches('input[type=radio], [role=radio]');
  const radios = isRadio ? ['[role=radiogroup]', 'fieldset:has(input[type=radio])'] : [];
  const down = ['[role=menu]', '[role=listbox]', ...radios];
  const isShared = (container: string) => {
    const own = element.closest(container);
    return own !== null && own.contains(focused);
  };
  const isPassed =
    focused !== null && (element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  if (across.some(isShared)) return isPassed ? 'ArrowLeft' : 'ArrowRight';
  if (down.some(isShared)) return 'ArrowDown';
  return 'Tab';
}

/** Runs in the page. */
function keyThatPresses(element: Element): string {
  const role = element.getAttribute('role') ?? (element as HTMLInputElement).type;
  return ['checkbox', 'radio', 'switch', 'menuitemcheckbox'].includes(role) ? 'Space' : 'Enter';
}
