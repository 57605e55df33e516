/** Parameter sets and messages stand before a picture's own units and are short; after so many bytes there are only pictures. */
export const headBytes = 4096;

/**
 * Where the first startcode (00 00 01; H.264 and H.265 Annex B, MPEG-4 6.2.1) from `from` on ends; beyond `end` by 3 when there is none, so that a unit
 * may reach to `end`.
 */
export function nextUnit(packet: Uint8Array, from: number, end: number): number {
  for (let at = from; at + 3 <= end; at++)
    if (packet[at] === 0 && packet[at + 1] === 0 && packet[at + 2] === 1) return at + 3;
  return end + 3;
}

/** Where the units in a packet's head begin, behind their startcodes. */
export function* unitsAtHead(packet: Uint8Array): Generator<number> {
  const end = Math.min(packet.byteLength, headBytes);
  for (let at = nextUnit(packet, 0, end); at < end; at = nextUnit(packet, at, end)) yield at;
}
