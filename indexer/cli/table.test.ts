import { describe, expect, it } from 'vitest';
import { formatTable } from './table';

describe('formatTable', () => {
  it('lines columns up, to the left or to the right', () => {
    const rows = [
      ['', 'one', 'other'],
      ['speed', '1.5', '12'],
    ];
    expect(formatTable(rows, 'lr')).toBe('       one  other\nspeed  1.5     12');
  });

  it('lets a row end early, and nothing hang over', () => {
    expect(formatTable([['a', 'b'], ['long'], ['c', '']], 'l')).toBe('a     b\nlong\nc');
    expect(formatTable([], 'l')).toBe('');
  });

  it('counts characters as people do', () => {
    expect(
      formatTable(
        [
          ['é', 'x'],
          ['👩‍🚀', 'x'],
          ['ab', 'x'],
        ],
        'l',
      ),
    ).toBe('é   x\n👩‍🚀   x\nab  x');
  });
});
