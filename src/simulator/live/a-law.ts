/** G.711 A-law of a sample of 16 bits. */
export function toALaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const magnitude = Math.min(0x7fff, sample >= 0 ? sample : -sample - 1) >> 3;
  if (magnitude < 32) return (sign | (magnitude >> 1)) ^ 0x55;
  const exponent = 27 - Math.clz32(magnitude);
  return (sign | (exponent << 4) | ((magnitude >> exponent) & 0x0f)) ^ 0x55;
}
