import { z } from 'zod';
import { RummageError } from '#lib/errors';

const KIB = 1024;
const JSON_LIMIT_KIB = 64;
const IMAGE_LIMIT = 30 * KIB * KIB;
/** What a multipart envelope adds around the image: boundaries, headers, the two paging fields. */
const ENVELOPE = 16 * KIB;

/** For bodies that name photos one by one: 100 000 of them fit. */
export const IDS_LIMIT_KIB = 2 * KIB;

/** For bodies that hold a whole set of labels. */
export const LABELS_LIMIT_KIB = 512;

/** Reads a JSON body of at most 64 KiB, unless another limit is named. */
export async function readJson(request: Request, limitKib = JSON_LIMIT_KIB): Promise<unknown> {
  if (!isType(request, 'application/json')) {
    throw badBody('Expected a JSON body.', 'Send it with `Content-Type: application/json`.');
  }
  const bytes = await readAtMost(request, limitKib * KIB, `${limitKib} KiB`);

  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch (cause) {
    throw badBody('The body is not valid JSON.', 'Check it for a missing quote or bracket.', cause);
  }
}

/** Reads the fields of a plain form, as a page without scripts sends it, of at most 64 KiB. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(
    new TextDecoder().decode(await readAtMost(request, JSON_LIMIT_KIB * KIB, `${JSON_LIMIT_KIB} KiB`)),
  );
}

export function isForm(request: Request): boolean {
  return isType(request, 'application/x-www-form-urlencoded');
}

export interface UploadedImage {
  readonly bytes: Uint8Array;
  /** The paging fields of the form, in the form `parsePage` takes. */
  readonly fields: URLSearchParams;
}

/** Reads the `image` of a multipart body; the image may have at most 30 MiB. */
export async function readImage(request: Request): Promise<UploadedImage> {
  const body = await readAtMost(request, IMAGE_LIMIT + ENVELOPE, '30 MiB');
  const form = await new Response(body, { headers: { 'Content-Type': request.headers.get('content-type') ?? '' } })
    .formData()
    .catch((cause: unknown) => {
      throw badBody('The form could not be read.', 'Send it as multipart/form-data.', cause);
    });

  const image = form.get('image');
  if (!(image instanceof File)) throw badBody('Expected a file in the field `image`.', 'Send the picture as `image`.');
  if (image.size > IMAGE_LIMIT) throw tooLarge('30 MiB');

  const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { bytes: new Uint8Array(await image.arrayBuffer()), fields: new URLSearchParams(fields) };
}

export function isMultipart(request: Request): boolean {
  return isType(request, 'multipart/form-data');
}

/** Reads an id from an address; anything but a positive whole number names nothing. */
export function readId(value: string): number {
  const parsed = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).safeParse(value);
  if (parsed.success) return parsed.data;

  throw new RummageError('not-found', `Nothing has the id “${value.slice(0, 40)}”.`, {
    hint: 'Ids are whole numbers.',
  });
}

/** Checks a small body against its schema. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;

  throw badBody(
    `The body is not what this call takes: ${z.prettifyError(parsed.error)}.`,
    'See the README for the API.',
  );
}

/** Stops at the limit instead of trusting Content-Length, which a chunked body does not have. */
async function readAtMost(request: Request, limit: number, limitInWords: string): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limitInWords);

  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limitInWords);
    chunks.push(chunk);
  }

  return Uint8Array.from(Buffer.concat(chunks));
}

function isType(request: Request, type: string): boolean {
  return request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() === type;
}

function badBody(message: string, hint: string, cause?: unknown): RummageError {
  return new RummageError('bad-request', message, { hint, cause });
}

function tooLarge(limit: string): RummageError {
  return new RummageError('too-large', `This is larger than the ${limit} Rummage takes.`, { hint: 'Send less.' });
}
