import { expect, it } from 'vitest';
import { looksUnmounted } from './guard';

it.each([
  { vanished: 0, known: 0, found: 0, suspect: false, what: 'an empty folder that was empty' },
  { vanished: 1, known: 1, found: 0, suspect: true, what: 'the only photo gone' },
  { vanished: 100, known: 100, found: 0, suspect: true, what: 'everything gone' },
  { vanished: 20, known: 25, found: 5, suspect: false, what: 'a few photos, though most of a small folder' },
  { vanished: 21, known: 100, found: 79, suspect: true, what: 'more than a fifth and more than a few' },
  { vanished: 20, known: 100, found: 80, suspect: false, what: 'a fifth' },
  { vanished: 500, known: 10_000, found: 9_500, suspect: false, what: 'many of very many' },
  { vanished: 0, known: 100, found: 100, suspect: false, what: 'nothing gone' },
  { vanished: 30, known: 100, found: 120, suspect: true, what: 'many replaced by others' },
])('$what: $vanished of $known → $suspect', ({ vanished, known, found, suspect }) => {
  expect(looksUnmounted(vanished, known, found)).toBe(suspect);
});
