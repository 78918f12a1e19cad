import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** How files that are no ONNX graph begin, and what they are. */
const IMPOSTORS: readonly (readonly [RegExp, string])[] = [
  [/^version https:\/\/git-lfs/, 'it is only a Git LFS pointer to the real file (`git lfs pull` fetches that)'],
  [/^\s*<(?:!doctype|html)/i, 'it is a web page'],
];

/** What the runtime says, and what it means. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/Protobuf parsing failed|does not have a graph/, 'it is cut short, or not an ONNX file at all'],
  [/external data|external_data|External initializer/i, 'the weights that belong beside it are missing or cut short'],
];

/**
 * Why a tower's file cannot be loaded, for people; without paths, neither of this machine nor of the runtime's own source.
 *
 * @param file absolute path
 * @param cause what the runtime threw
 */
export function describeLoadFault(file: string, cause: unknown): string {
  if (statSync(file).size === 0) return 'it is empty';

  const start = readStart(file);
  const message = cause instanceof Error ? cause.message : String(cause);
  const known =
    IMPOSTORS.find(([pattern]) => pattern.test(start)) ?? MEANINGS.find(([pattern]) => pattern.test(message));
  return known?.[1] ?? `the runtime says “${lastWords(message)}”`;
}

function readStart(file: string): string {
  const start = Buffer.alloc(64);
  const handle = openSync(file, 'r');
  try {
    return start.toString('latin1', 0, readSync(handle, start, 0, start.length, 0));
  } finally {
    closeSync(handle);
  }
}

/** What follows the file, line and function the runtime begins with. */
function lastWords(message: string): string {
  const [line = ''] = message.split('\n');
  const words = line.replace(/^.*failed:/, '').replace(/^.*\.(?:cc|h):\d+ .*?\) (?=[A-Z\w])/, '');
  return words
    .replace(/(?:[A-Za-z]:)?[\\/][^\s:"']+/g, '…')
    .replace(/[.\s]+$/, '')
    .trim();
}
