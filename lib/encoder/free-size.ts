/** Height and width of an image a tower is given, in pixels. */
export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/** `dim { dim_value: 3 }` of ONNX's TensorShapeProto, as protobuf writes it: the channels, before the size. */
const CHANNELS = [0x0a, 0x02, 0x08, 0x03];

/**
 * The graph of an image tower that states one size of its input, with that left open: the size is only said in its declaration,
 * and a tower of convolutions takes any. Each number, two bytes of protobuf, gives way to a name as long.
 *
 * @returns null where the graph does not state that size, or not just once
 */
export function withFreeSize(graph: Buffer, { height, width }: ImageSize): Buffer | null {
  const stated = [dimension(height), dimension(width)];
  if (stated.some((dim) => dim === null)) return null;
  const declared = Buffer.from([...CHANNELS, ...stated.flatMap((dim) => dim ?? [])]);
  const at = graph.indexOf(declared);
  if (at === -1 || graph.indexOf(declared, at + 1) !== -1) return null;

  const freed = Buffer.from(graph);
  freed.set([...CHANNELS, ...named('h'), ...named('w')], at);
  return freed;
}

/** `dim { dim_value }` of a number that protobuf takes two bytes for; null of others. */
function dimension(size: number): number[] | null {
  return size < 0x80 || size > 0x3fff ? null : [0x0a, 0x03, 0x08, (size & 0x7f) | 0x80, size >> 7];
}

/** `dim { dim_param }` */
function named(letter: 'h' | 'w'): number[] {
  return [0x0a, 0x03, 0x12, 0x01, letter.charCodeAt(0)];
}
