import { describe, expect, it } from 'vitest';
import type { DateSource } from '../nouns';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { vector } from '../testing/vectors';
import { daysBefore } from './on-this-day';

function libraryOf(days: readonly (readonly [day: string, source: DateSource])[]) {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  for (const [i, [day, takenAtSource]] of days.entries()) {
    const facts = { takenAt: Date.parse(`${day}T12:00:00Z`), takenAtSource };
    addTestPhoto(db, { modelId, embedding: vector(1, 0, 0, 0), path: `${i}.jpg`, facts });
  }
  return db;
}

const summary = (days: ReturnType<typeof daysBefore>) => days.map(({ day, photos }) => `${day}: ${photos}`);

describe('daysBefore', () => {
  it('finds the photos of this day in former years, the newest year first', () => {
    const days = ['2019-11-21', '2023-11-21', '2023-11-21', '2022-11-20', '2022-11-22', '2026-11-21'];
    const db = libraryOf(days.map((day) => [day, 'exif']));

    const found = daysBefore(db, '2026-11-21');

    expect(summary(found)).toEqual(['2023-11-21: 2', '2019-11-21: 1']);
    expect(found.map(({ yearsAgo }) => yearsAgo)).toEqual([3, 7]);
    expect(found[0]?.cover.path).toBe('1.jpg');
  });

  it('leaves out photos that only their file dates', () => {
    const db = libraryOf([
      ['2020-11-21', 'file'],
      ['2021-11-21', 'name'],
    ]);

    expect(summary(daysBefore(db, '2026-11-21'))).toEqual(['2021-11-21: 1']);
  });

  it('knows that most years have no 29th of February', () => {
    const db = libraryOf([
      ['2020-02-29', 'exif'],
      ['2023-03-01', 'exif'],
    ]);

    expect(summary(daysBefore(db, '2024-02-29'))).toEqual(['2020-02-29: 1']);
  });

  it('finds nothing in an empty library', () => {
    expect(daysBefore(openTestLibrary().db, '2026-11-21')).toEqual([]);
  });
});
