/** The value of each 16-bit pattern; IEEE 754 binary16. */
function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Half-precision numbers, by their bits, as single-precision ones. */
export function fromHalves(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, halfToNumber);
}

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

function numberToHalf(value: number): number {
  float[0] = value;
  const pattern = bits[0] as number;
  const sign = (pattern >>> 16) & 0x8000;
  if (Number.isNaN(value)) return sign | 0x7e00;

  const magnitude = Math.abs(value);
  if (magnitude >= 65_520) return sign | 0x7c00;
  if (magnitude < 2 ** -14) return sign | Math.round(magnitude * 2 ** 24);
  const exponent = ((pattern >>> 23) & 0xff) - 127;
  // A fraction that rounds up to 1024 carries into the exponent, as it must.
  return sign | (((exponent + 15) << 10) + Math.round((magnitude / 2 ** exponent - 1) * 1024));
}

/** The bits of the nearest half-precision numbers. */
export function toHalves(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, numberToHalf);
}
