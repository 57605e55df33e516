/**
 * Where the first startcode (00 00 01; H.264 and H.265 Annex B, MPEG-4 6.2.1) from `from` on ends; beyond `end` by 3 when there is none, so that a unit
 * may reach to `end`.
 */
export function nextUnit(packet: Uint8Array, from: number, end: number): number {
  for (let at = from; at + 3 <= end; at++)
    if (packet[at] === 0 && packet[at + 1] === 0 && packet[at + 2] === 1) return at + 3;
  return end + 3;
}
