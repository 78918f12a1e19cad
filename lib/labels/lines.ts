import { RummageError } from '../errors';
import type { SetLabel } from '../nouns';

/** What a label may not hold, since it means something in a line. */
export const SPECIAL_CHARACTERS = /[:>#|{}\n]/;

/**
 * Reads labels as a person writes them, one a line: `label`, `label: what the model reads in its place | or this`,
 * `label > parent`, or both. `# heading` says what the labels below are listed under; an empty line means nothing.
 *
 * @throws RummageError `bad-request` naming the first line that is none
 */
export function readLabelLines(text: string): SetLabel[] {
  const labels: SetLabel[] = [];
  let group: string | null = null;
  for (const [i, line] of text.split('\n').entries()) {
    const words = plain(line);
    if (words === '') continue;
    if (words.startsWith('#')) group = plain(words.slice(1)) || null;
    else labels.push({ ...readLine(words, i + 1), group });
  }
  return labels;
}

/** The same labels as lines. */
export function writeLabelLines(labels: readonly SetLabel[]): string {
  const lines: string[] = [];
  let group: string | null = null;
  for (const { label, descriptions, parent, ...under } of labels) {
    if (under.group !== group) lines.push(...(lines.length > 0 ? [''] : []), `# ${under.group ?? ''}`.trim());
    group = under.group;
    const described = descriptions.length > 0 ? `: ${descriptions.join(' | ')}` : '';
    lines.push(`${label}${described}${parent === null ? '' : ` > ${parent}`}`);
  }
  return lines.join('\n');
}

function readLine(line: string, number: number): Omit<SetLabel, 'group'> {
  const [own = '', parent, ...further] = line.split('>').map(plain);
  const [label = '', ...described] = own.split(':').map(plain);
  const descriptions = described.join(': ').split('|').map(plain).filter(Boolean);
  if (label !== '' && parent !== '' && further.length === 0) return { label, descriptions, parent: parent ?? null };

  throw new RummageError('bad-request', `Line ${number}, “${line}”, is not a label.`, {
    hint: 'Write one label a line, such as “dog”, “golden retriever > dog” or “crane: a construction crane”.',
  });
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
