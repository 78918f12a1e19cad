import { type Piece, valueFault } from './fault';

/** Both ends included; null leaves a side open. */
export interface WholeRange {
  readonly least: number | null;
  readonly most: number | null;
}

const COMPARED = /^(>=|<=|>|<|=)?(.+)$/s;

/**
 * Reads `4`, `>=4`, `<3`, `3..5` as whole numbers.
 *
 * @param read one number of it, which need not be whole
 */
export function readRange(value: Piece, read: (piece: Piece) => number): WholeRange {
  const between = value.text.indexOf('..');
  if (between > 0) {
    const end = between + '..'.length;
    const least = Math.ceil(read({ ...value, text: value.text.slice(0, between) }));
    const most = Math.floor(read({ text: value.text.slice(end), position: value.position + end }));
    if (least > most) throw valueFault(value, 'This range ends before it begins.', 'Put the smaller number first.');
    return { least, most };
  }

  const [, sign = '', rest = ''] = COMPARED.exec(value.text) ?? [];
  const number = read({ text: rest, position: value.position + sign.length });
  if (sign === '>') return { least: Math.floor(number) + 1, most: null };
  if (sign === '>=') return { least: Math.ceil(number), most: null };
  if (sign === '<') return { least: null, most: Math.ceil(number) - 1 };
  if (sign === '<=') return { least: null, most: Math.floor(number) };
  return { least: number, most: number };
}
