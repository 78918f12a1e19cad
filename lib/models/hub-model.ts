import { z } from 'zod';
import { isInnerPath } from './hub-id';

/** A file's checksum: SHA-256 of its content, or the id git knows it by (SHA-1 of `blob <bytes>\0` and the content). */
export interface Digest {
  readonly algorithm: 'sha256' | 'git';
  readonly hex: string;
}

export interface HubFile {
  /** With `/` between names; stays inside the folder. */
  readonly path: string;
  /** Null when the hub does not say. */
  readonly bytes: number | null;
  readonly digest: Digest | null;
}

/** What the hub says of one model at one revision. */
export interface HubModel {
  readonly id: string;
  /** The commit. */
  readonly revision: string;
  readonly license: string | null;
  /** Whether its files are only given to people who accepted its licence. */
  readonly isGated: boolean;
  readonly files: readonly HubFile[];
}

const bytesSchema = z.number().int().nonnegative();
const siblingSchema = z.object({
  rfilename: z.string().refine(isInnerPath, 'names a file outside the model’s own folder'),
  size: bytesSchema.nullish(),
  blobId: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .nullish(),
  lfs: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: bytesSchema }).nullish(),
});

// A card is written by hand: whatever it holds instead of a licence is as good as none.
const cardSchema = z
  .object({ license: z.string().nullish().catch(null), license_name: z.string().nullish().catch(null) })
  .nullish()
  .catch(null);

const answerSchema = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  gated: z.union([z.boolean(), z.string()]).nullish(),
  cardData: cardSchema,
  siblings: z.array(siblingSchema),
});

/**
 * Reads the hub's answer to `/api/models/<id>/revision/<revision>?blobs=true`.
 *
 * @throws z.ZodError
 */
export function parseHubModel(id: string, answer: unknown): HubModel {
  const { sha, gated, cardData, siblings } = answerSchema.parse(answer);

  return {
    id,
    revision: sha,
    license: (cardData?.license === 'other' ? cardData.license_name : null) ?? cardData?.license ?? null,
    isGated: Boolean(gated),
    files: siblings.map(({ rfilename, size, blobId, lfs }) => ({
      path: rfilename,
      bytes: lfs?.size ?? size ?? null,
      digest: lfs ? { algorithm: 'sha256', hex: lfs.sha256 } : blobId ? { algorithm: 'git', hex: blobId } : null,
    })),
  };
}
