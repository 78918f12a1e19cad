import { expect, it } from 'vitest';
import { addTestPhoto, openTestLibrary, rememberTestModel } from '../testing/library';
import { forgetComputed } from './computed';

it('forgets what was computed for a photo and keeps what a person said', () => {
  const { db } = openTestLibrary();
  const modelId = rememberTestModel(db);
  const [edited, other] = [addTestPhoto(db, { modelId }), addTestPhoto(db, { modelId })];
  db.exec(`
    INSERT INTO tags (id, label, label_group) VALUES (1, 'cat', 'animals');
    INSERT INTO albums (id, name, cutoff, created_at) VALUES (1, 'Cats', 0.5, 0);
    INSERT INTO photo_tags VALUES (${edited}, ${modelId}, 1, 0.9), (${other}, ${modelId}, 1, 0.8);
    INSERT INTO album_members VALUES (1, ${modelId}, ${edited}, 0.9), (1, ${modelId}, ${other}, 0.8);
    INSERT INTO album_pins VALUES (1, ${edited}, 'in');
  `);

  forgetComputed(db, edited);

  expect(db.prepare('SELECT photo_id FROM photo_tags').pluck().all()).toEqual([other]);
  expect(db.prepare('SELECT photo_id FROM album_members').pluck().all()).toEqual([other]);
  expect(db.prepare('SELECT photo_id FROM album_pins').pluck().all()).toEqual([edited]);
});
