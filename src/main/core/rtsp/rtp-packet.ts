/** One RTP packet (RFC 3550 section 5.1). `payload` is a view into what was read. */
export interface RtpPacket {
  readonly marker: boolean;
  readonly payloadType: number;
  /** 16 bits, wraps. */
  readonly sequence: number;
  /** 32 bits in the clock of the payload, wraps. */
  readonly timestamp: number;
  readonly source: number;
  readonly payload: Uint8Array;
}

const fixedHeadBytes = 12;

/** Null for what is no RTP packet of version 2, or is cut off. */
export function parseRtpPacket(bytes: Buffer): RtpPacket | null {
  const first = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  if (bytes.length < fixedHeadBytes || first >> 6 !== 2) return null;
  const from = fixedHeadBytes + (first & 15) * 4;
  const start = (first & 0x10) === 0 ? from : afterExtension(bytes, from);
  const padding = (first & 0x20) === 0 ? 0 : (bytes.at(-1) ?? 0);
  const end = bytes.length - padding;
  if (start > end) return null;
  return {
    marker: (second & 0x80) !== 0,
    payloadType: second & 0x7f,
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    source: bytes.readUInt32BE(8),
    payload: bytes.subarray(start, end),
  };
}

/** Section 5.3.1; Profile S and T cameras put their clock there in replays. */
function afterExtension(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length) return Infinity;
  return at + 4 + bytes.readUInt16BE(at + 2) * 4;
}
