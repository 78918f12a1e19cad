import { expect, it } from 'vitest';
import { toCsv } from './export';

it('writes one line a photo, quoting what needs it', () => {
  const photo = { id: 7, path: 'a "b", c.jpg', takenAt: null, by: 'rule', probability: 0.91234567 } as const;
  const formula = { id: 8, path: '=cmd.jpg', takenAt: '2020-01-01T00:00:00.000Z', by: 'hand', probability: 1 } as const;
  expect(toCsv([photo, formula])).toBe(
    [
      'id,path,takenAt,by,probability',
      '7,"a ""b"", c.jpg",,rule,0.9123',
      "8,'=cmd.jpg,2020-01-01T00:00:00.000Z,hand,1",
      '',
    ].join('\r\n'),
  );
});
