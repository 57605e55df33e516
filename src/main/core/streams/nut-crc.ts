const table = new Uint32Array(256).map((_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

/**
 * NUT's checksum (nut specification, "checksum": generator 0x104C11DB7, starting with 0, most significant bit first) of bytes
 * [from, to), going on from `start`. Over data followed by its own checksum it is 0.
 */
export function nutCrc(bytes: Uint8Array, from: number, to: number, start = 0): number {
  let crc = start;
  for (let at = from; at < to; at++) crc = ((crc << 8) ^ (table[(crc >>> 24) ^ (bytes[at] ?? 0)] ?? 0)) >>> 0;
  return crc;
}
