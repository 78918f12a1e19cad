import { z } from 'zod';
import { RummageError } from '../errors';
import { libraryDatabase } from '../library';
import type { AlbumIdea } from '../nouns';
import { describePhotos } from '../search/client';
import { dismissIdea, openIdeas } from '../store/album-ideas';

/** Shown at once: more would be a list to work through. */
const MOST_IDEAS = 8;

const dismissalSchema = z.strictObject({ label: z.string().min(1).max(100), dismissed: z.boolean().default(true) });

/** Albums that may be worth making; those dismissed, and those there are, are none. */
export async function listIdeas(): Promise<AlbumIdea[]> {
  const ideas = openIdeas(libraryDatabase()).slice(0, MOST_IDEAS);
  if (ideas.length === 0) return [];
  const described = await describePhotos([...new Set(ideas.flatMap(({ samples }) => samples))]);
  const byId = new Map(described.map((photo) => [photo.id, photo]));
  return ideas
    .map((idea) => ({ ...idea, samples: idea.samples.flatMap((id) => byId.get(id) ?? []) }))
    .filter(({ samples }) => samples.length > 0);
}

/** Never shows an idea again; with `dismissed: false`, it may be shown again. @throws RummageError `bad-request` */
export async function settleIdea(body: unknown): Promise<void> {
  const parsed = dismissalSchema.safeParse(body);
  if (!parsed.success) {
    throw new RummageError('bad-request', `This is no dismissal: ${z.prettifyError(parsed.error)}.`, {
      hint: 'Send for example {"label": "beach"}.',
    });
  }
  dismissIdea(libraryDatabase(), parsed.data.label, parsed.data.dismissed);
}
