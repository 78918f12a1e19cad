import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { RummageError } from '../errors';

/** A photo and the texts that describe it. */
export interface CaptionedPhoto {
  /** Absolute path. */
  readonly path: string;
  readonly captions: readonly string[];
}

export interface CaptionedPhotos {
  /** Those that are there. */
  readonly photos: readonly CaptionedPhoto[];
  /** Photos the file names that are not. */
  readonly missing: number;
}

const captionsSchema = z
  .array(z.object({ file: z.string().min(1), captions: z.array(z.string().trim().min(1)).min(1) }))
  .min(1);

/**
 * Reads a file of captioned photos: `[{"file": "cat.jpg", "captions": ["a cat on a sofa"]}]`. Photos lie beside it, or
 * in the folder `photos` beside it.
 *
 * @param file as the person typed it, or absolute
 * @throws RummageError `not-found`, or `bad-request` saying what is wrong with it
 */
export async function readCaptions(file: string): Promise<CaptionedPhotos> {
  const parsed = captionsSchema.safeParse(parseJson(await readText(file), file));
  if (!parsed.success) throw badCaptions(file, faultOf(parsed.error));

  const photos = parsed.data.flatMap(({ file: photo, captions }) => {
    const path = findPhoto(dirname(file), photo);
    return path === null ? [] : [{ path, captions }];
  });
  if (photos.length === 0) {
    throw new RummageError('not-found', `None of the photos that ${basename(file)} names is there.`, {
      hint: `Put them beside it, or into a folder “photos” beside it; it names for example ${parsed.data[0]?.file}.`,
    });
  }
  return { photos, missing: parsed.data.length - photos.length };
}

function findPhoto(folder: string, photo: string): string | null {
  return [join(folder, photo), join(folder, 'photos', photo)].find((path) => existsSync(path)) ?? null;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new RummageError('not-found', `The captions file ${basename(file)} cannot be read.`, {
      hint: 'Check its path and its permissions.',
      cause,
    });
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw badCaptions(file, 'it is not JSON', cause);
  }
}

function faultOf({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'it is of another form' : `at ${issue.path.join('.') || 'the top'}: ${issue.message}`;
}

function badCaptions(file: string, fault: string, cause?: unknown): RummageError {
  return new RummageError('bad-request', `${basename(file)} is not a captions file: ${fault}.`, {
    hint: 'Expected JSON as [{"file": "cat.jpg", "captions": ["a cat on a sofa", …]}, …].',
    cause,
  });
}
