/**
 * Writes ONNX graphs of a few nodes, for tests that need a tower of another shape than the bundled model's. Only what such
 * graphs need of the format; field numbers as in onnx.proto3.
 */
const FLOAT = 1;
const INT32 = 6;
const INT64 = 7;
const FLOAT16 = 10;
const ELEMENT_TYPES = { float32: FLOAT, int32: INT32, int64: INT64, float16: FLOAT16 } as const;
const OPSET = 17n;

type Shape = readonly (number | string)[];

/** An input or output; a dimension without a fixed size has a name. */
export interface TensorSpec {
  readonly name: string;
  readonly type: keyof typeof ELEMENT_TYPES;
  readonly shape: Shape;
}

export interface NodeSpec {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole numbers, alone or in a list. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface GraphSpec {
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
  readonly nodes: readonly NodeSpec[];
  readonly constants?: Readonly<
    Record<string, { readonly shape: readonly number[]; readonly values: Float32Array | BigInt64Array }>
  >;
}

/** @returns the bytes of an `.onnx` file */
export function onnxModel({ inputs, outputs, nodes, constants = {} }: GraphSpec): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((node) => message(1, nodeProto(node))),
    text(2, 'g'),
    ...Object.entries(constants).map(([name, constant]) => message(5, tensorProto(name, constant))),
    ...inputs.map((input) => message(11, valueInfo(input))),
    ...outputs.map((output) => message(12, valueInfo(output))),
  ]);
  return Buffer.concat([number(1, 8n), message(7, graph), message(8, number(2, OPSET))]);
}

function nodeProto({ op, inputs, output, attributes = {} }: NodeSpec): Buffer {
  return Buffer.concat([
    ...inputs.map((input) => text(1, input)),
    text(2, output),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, attributeProto(name, value))),
  ]);
}

function attributeProto(name: string, value: number | readonly number[]): Buffer {
  const [INT, INTS] = [2n, 7n];
  return typeof value === 'number'
    ? Buffer.concat([text(1, name), number(3, BigInt(value)), number(20, INT)])
    : Buffer.concat([text(1, name), ...value.map((one) => number(8, BigInt(one))), number(20, INTS)]);
}

function tensorProto(
  name: string,
  { shape, values }: { readonly shape: readonly number[]; readonly values: Float32Array | BigInt64Array },
): Buffer {
  return Buffer.concat([
    ...shape.map((size) => number(1, BigInt(size))),
    number(2, BigInt(values instanceof Float32Array ? FLOAT : INT64)),
    text(8, name),
    message(9, Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
  ]);
}

function valueInfo({ name, type, shape }: TensorSpec): Buffer {
  const dimensions = shape.map((size) =>
    message(1, typeof size === 'number' ? number(1, BigInt(size)) : text(2, size)),
  );
  const tensor = Buffer.concat([number(1, BigInt(ELEMENT_TYPES[type])), message(2, Buffer.concat(dimensions))]);
  return Buffer.concat([text(1, name), message(2, message(1, tensor))]);
}

function number(field: number, value: bigint): Buffer {
  return Buffer.from([...varint(BigInt(field << 3)), ...varint(BigInt.asUintN(64, value))]);
}

function text(field: number, value: string): Buffer {
  return message(field, Buffer.from(value));
}

/** Anything with a length: a message, a text, bytes. */
function message(field: number, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([...varint(BigInt((field << 3) | 2)), ...varint(BigInt(content.length))]),
    content,
  ]);
}

/** Base 128, lowest first; the highest bit says that more follows. */
function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (; value > 127n; value >>= 7n) bytes.push(Number(value & 127n) | 128);
  return [...bytes, Number(value)];
}
