import { type PropertyName, XmpDocument } from './document';

/** What a sidecar is to tell about a photo. */
export interface SidecarContent {
  readonly tags: readonly string[];
  /** Keywords with those above them, `|` between, as `Albums|Summer`. */
  readonly hierarchy: readonly string[];
  /** A person's stars, 0 … 5; null where none were given. */
  readonly rating: number | null;
}

export interface Merged {
  readonly text: string;
  /** Whether it differs from what was there. */
  readonly isChanged: boolean;
}

const SUBJECT: PropertyName = { prefix: 'dc', name: 'subject' };
const HIERARCHY: PropertyName = { prefix: 'lr', name: 'hierarchicalSubject' };
const RATING: PropertyName = { prefix: 'xmp', name: 'Rating' };
/** Set in sidecars Rummage made: it may change them without being told to. */
const MADE: PropertyName = { prefix: 'rummage', name: 'Made' };
/** What Rummage wrote, to be taken out again when it is true no longer; what others wrote never is. */
const OWN_SUBJECT: PropertyName = { prefix: 'rummage', name: 'Subject' };
const OWN_HIERARCHY: PropertyName = { prefix: 'rummage', name: 'HierarchicalSubject' };
const OWN_RATING: PropertyName = { prefix: 'rummage', name: 'Rating' };
/** The rating another program gave before, to be put back; empty where there was none. */
const RATING_BEFORE: PropertyName = { prefix: 'rummage', name: 'RatingBefore' };

/** Whether Rummage made a sidecar. @throws NotXmp */
export function isOurs(text: string): boolean {
  return new XmpDocument(text).value(MADE) === 'True';
}

/**
 * Writes what a photo's sidecar is to tell into what it tells already. Of keywords only those are taken out that were written
 * this way before; a rating gives way to a person's, and comes back when that is cleared. Everything else stays.
 *
 * @param text the sidecar as it is; null for a new one
 * @throws NotXmp
 */
export function mergeInto(text: string | null, { tags, hierarchy, rating }: SidecarContent): Merged {
  const document = new XmpDocument(text);
  if (text === null) document.setValue(MADE, 'True');
  mergeRating(document, rating);
  mergeList(document, SUBJECT, OWN_SUBJECT, tags);
  mergeList(document, HIERARCHY, OWN_HIERARCHY, hierarchy);
  return { text: document.toText(), isChanged: document.isChanged };
}

function mergeList(document: XmpDocument, list: PropertyName, ours: PropertyName, said: readonly string[]): void {
  const words = said.map(writable).filter((word) => word !== '');
  const wanted = new Map(words.map((word) => [fold(word), word]));
  const before = document.list(list);
  const written = new Set(document.list(ours).map(fold));
  const kept = before.filter((word) => wanted.has(fold(word)) || !written.has(fold(word)));
  const there = new Set(kept.map(fold));
  const added = [...wanted].filter(([key]) => !there.has(key)).map(([, word]) => word);

  const stillOurs = kept.filter((word) => written.has(fold(word)) && wanted.has(fold(word)));
  document.setList(list, [...kept, ...added]);
  document.setList(ours, [...stillOurs, ...added]);
}

function mergeRating(document: XmpDocument, rating: number | null): void {
  const current = document.value(RATING);
  const written = document.value(OWN_RATING);
  // Another program has given another one since: that is nobody's to take back.
  const isOurs = written !== null && written === current;

  if (rating === null) {
    if (isOurs) document.setValue(RATING, document.value(RATING_BEFORE) || null);
    document.setValue(OWN_RATING, null);
    document.setValue(RATING_BEFORE, null);
  } else if (current !== String(rating) || isOurs) {
    if (!isOurs) document.setValue(RATING_BEFORE, current ?? '');
    document.setValue(RATING, String(rating));
    document.setValue(OWN_RATING, String(rating));
  }
}

/** Programs differ in whether case counts in keywords: none is written twice. */
function fold(word: string): string {
  return word.normalize('NFC').toLowerCase();
}

/** Without what XML cannot hold. */
function writable(word: string): string {
  return word
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFD-\uFFFF]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
