/** Bytes of payload that go into one RTP packet, at most: fits an Ethernet frame. */
export const maxPayloadBytes = 1400;

/** Cuts one coded frame into RTP payloads; the last gets the marker bit. */
export type Payloader = (frame: Uint8Array) => Uint8Array[];

/** Cuts bytes into pieces of at most `size`. */
export function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) cut.push(bytes.subarray(at, at + size));
  return cut;
}

export function joined(...parts: ReadonlyArray<Uint8Array | readonly number[]>): Uint8Array {
  return Buffer.concat(parts.map((part) => (part instanceof Uint8Array ? part : Uint8Array.from(part))));
}
