import type { Encoder } from '../encoder/encoder';
import { dot } from '../encoder/normalise';
import type { TagReason } from '../nouns';
import type { Database } from '../store/database';
import { tagsOfPhoto } from '../store/tags';
import { ancestorsOf } from './hierarchy';
import { promptsOf } from './prompts';
import { taggingInUse } from './sets-in-use';

interface AskedTag {
  readonly photoId: number;
  readonly modelId: number | null;
  readonly label: string;
  /** L2-normalised. */
  readonly embedding: Float32Array;
}

/** What a model was asked before it gave a photo a tag, the tags that one follows from, and from how many photos it learned. */
export async function whyTag(
  db: Database,
  encoder: Encoder,
  { photoId, modelId, label, embedding }: AskedTag,
): Promise<TagReason> {
  const { sets, judged } = taggingInUse(db, modelId);
  const asked: TagReason['sets'][number][] = [];
  let words = label;
  for (const { key, name, exclusive, templates, labels } of sets) {
    const own = labels.find((one) => one.label === label);
    if (own === undefined) continue;
    words = own.descriptions.find((description) => !description.includes('{}')) ?? label;
    const prompts = promptsOf(own, templates);
    const vectors = await encoder.prompts(prompts.map((prompt) => [prompt]));
    const compared = prompts.flatMap(({ prompt }, i) => {
      const vector = vectors[i];
      return vector ? [{ prompt, similarity: dot(vector, embedding) }] : [];
    });
    asked.push({ key, name, exclusive, prompts: compared.sort((a, b) => b.similarity - a.similarity) });
  }

  const below = new Set(
    sets.flatMap(({ labels }) =>
      [...ancestorsOf(labels)].filter(([, ancestors]) => ancestors.includes(label)).map(([child]) => child),
    ),
  );
  const follows = tagsOfPhoto(db, photoId).filter((tag) => below.has(tag.label));
  const taught = judged.find((one) => one.label === label);
  return {
    label,
    words,
    sets: asked,
    follows: follows.map((tag) => tag.label),
    learned: taught === undefined ? null : { yes: taught.yes.length, no: taught.no.length },
  };
}
