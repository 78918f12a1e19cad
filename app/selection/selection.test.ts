import { describe, expect, it } from 'vitest';
import { allOf, between, countSelected, isSelected, NOTHING, toggled, withPhotos } from './selection';

const LIST = 'q=a+cat';
const chosen = (...ids: number[]) => ids.reduce((selection, id) => toggled(selection, id, LIST), NOTHING);

describe('one by one', () => {
  it('selects, lets go, and is nothing again once the last is let go', () => {
    const two = chosen(1, 2);
    expect([1, 2, 3].map((id) => isSelected(two, id, LIST))).toEqual([true, true, false]);
    expect(two).toMatchObject({ list: LIST, anchor: 2 });
    expect(toggled(toggled(two, 1, LIST), 2, LIST)).toBe(NOTHING);
  });

  it('goes on in another list', () => {
    const both = toggled(chosen(1), 9, 'show=others');
    expect(countSelected(both)).toBe(2);
    expect(both.list).toBe(LIST);
  });
});

describe('a range', () => {
  it('has both its ends, whichever comes first', () => {
    expect(between([5, 3, 8, 1], 3, 1)).toEqual([3, 8, 1]);
    expect(between([5, 3, 8, 1], 1, 3)).toEqual([3, 8, 1]);
    expect(between([5, 3], 3, 3)).toEqual([3]);
  });

  it('is its end alone where its beginning is not in the list, and nothing where its end is not', () => {
    expect(between([5, 3], 7, 3)).toEqual([3]);
    expect(between([5, 3], 3, 7)).toEqual([]);
  });

  it('adds to what is selected, and keeps where it began', () => {
    const range = withPhotos(chosen(9, 5), [5, 3, 8], LIST);
    expect([...range.ids]).toEqual([9, 5, 3, 8]);
    expect(range.anchor).toBe(5);
  });
});

describe('all of a list', () => {
  it('has also what was never loaded, and none of another list', () => {
    const all = allOf(LIST, 70_000);
    expect(countSelected(all)).toBe(70_000);
    expect(isSelected(all, 123_456, LIST)).toBe(true);
    expect(isSelected(all, 123_456, 'other')).toBe(false);
    expect(allOf(LIST, 0)).toBe(NOTHING);
  });

  it('but for some', () => {
    const but = toggled(allOf(LIST, 3), 7, LIST);
    expect([countSelected(but), isSelected(but, 7, LIST)]).toEqual([2, false]);
    expect(countSelected(withPhotos(but, [7], LIST))).toBe(3);
    expect(toggled(toggled(but, 8, LIST), 9, LIST)).toBe(NOTHING);
  });

  it('gives way to a photo of another list', () => {
    expect(toggled(allOf(LIST, 3), 7, 'other')).toMatchObject({ list: 'other', allBut: null });
  });
});
