/** Bytes before an RTP payload: '$', channel, length (RFC 2326 section 10.12), then the RTP header (RFC 3550 section 5.1). */
export const interleaveBytes = 4;
export const rtpHeaderBytes = 12;

/** One frame as interleaved RTP packets, made once; sending fills in sequence numbers, time stamp and source. */
export interface FrameTemplate {
  readonly bytes: Buffer;
  /** Where each packet's '$' stands. */
  readonly starts: readonly number[];
  readonly payloadBytes: number;
}

export function createFrameTemplate(payloads: readonly Uint8Array[], payloadType: number): FrameTemplate {
  const starts: number[] = [];
  const payloadBytes = payloads.reduce((sum, { length }) => sum + length, 0);
  const bytes = Buffer.alloc(payloadBytes + payloads.length * (interleaveBytes + rtpHeaderBytes));
  let at = 0;
  payloads.forEach((payload, index) => {
    starts.push(at);
    bytes[at] = 0x24;
    bytes.writeUInt16BE(rtpHeaderBytes + payload.length, at + 2);
    bytes[at + interleaveBytes] = 0x80;
    bytes[at + interleaveBytes + 1] = payloadType | (index === payloads.length - 1 ? 0x80 : 0);
    bytes.set(payload, at + interleaveBytes + rtpHeaderBytes);
    at += interleaveBytes + rtpHeaderBytes + payload.length;
  });
  return { bytes, starts, payloadBytes };
}

/** A copy ready to go out on channel 0. */
export function stampTemplate(
  { bytes, starts }: FrameTemplate,
  sequence: number,
  timestamp: number,
  source: number,
): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  bytes.copy(out);
  starts.forEach((start, index) => {
    out.writeUInt16BE((sequence + index) & 0xffff, start + interleaveBytes + 2);
    out.writeUInt32BE(timestamp >>> 0, start + interleaveBytes + 4);
    out.writeUInt32BE(source >>> 0, start + interleaveBytes + 8);
  });
  return out;
}
