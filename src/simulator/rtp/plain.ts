import { joined, maxPayloadBytes, type Payloader, pieces } from './payloads.ts';

/** MPEG-4 part 2 (RFC 6416) and PCMA (RFC 3551): the bytes as they are, cut where a packet is full. */
export const payloadPlain: Payloader = (frame) => pieces(frame, maxPayloadBytes);

/** VP8 (RFC 7741 section 4.2): one byte of descriptor, its S bit set where the frame starts. */
export const payloadVp8: Payloader = (frame) =>
  pieces(frame, maxPayloadBytes - 1).map((part, index) => joined([index === 0 ? 0x10 : 0], part));

const visualObjectPlane = 0xb6;

/** Format parameters of MPEG-4 part 2: what stands before the first picture is its configuration. */
export function fmtpMpeg4(keyframe: Uint8Array): string {
  const frame = Buffer.from(keyframe);
  const end = frame.indexOf(Buffer.from([0, 0, 1, visualObjectPlane]));
  return `profile-level-id=1;config=${frame.subarray(0, Math.max(0, end)).toString('hex').toUpperCase()}`;
}
