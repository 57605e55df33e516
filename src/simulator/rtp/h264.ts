import { splitAnnexB } from './annexb.ts';
import { joined, maxPayloadBytes, type Payloader, pieces } from './payloads.ts';

const fuA = 28;
const [sps, pps, accessUnitDelimiter] = [7, 8, 9];

/** RFC 6184: a NAL unit as it is, or in FU-A fragments (section 5.8). */
export const payloadH264: Payloader = (frame) =>
  splitAnnexB(frame)
    .filter((unit) => typeOf(unit) !== accessUnitDelimiter)
    .flatMap((unit) => (unit.length <= maxPayloadBytes ? [unit] : fragments(unit)));

function fragments(unit: Uint8Array): Uint8Array[] {
  const head = unit[0] ?? 0;
  const parts = pieces(unit.subarray(1), maxPayloadBytes - 2);
  return parts.map((part, index) => {
    const edge = (index === 0 ? 0x80 : 0) | (index === parts.length - 1 ? 0x40 : 0);
    return joined([(head & 0xe0) | fuA, edge | (head & 0x1f)], part);
  });
}

function typeOf(unit: Uint8Array): number {
  return (unit[0] ?? 0) & 0x1f;
}

/** Format parameters of SDP (RFC 6184 section 8.2.1) from a keyframe that carries its parameter sets. */
export function fmtpH264(keyframe: Uint8Array): string {
  const units = splitAnnexB(keyframe);
  const sets = units.filter((unit) => typeOf(unit) === sps || typeOf(unit) === pps);
  const profile = Buffer.from(sets[0]?.subarray(1, 4) ?? [])
    .toString('hex')
    .toUpperCase();
  const sprop = sets.map((unit) => Buffer.from(unit).toString('base64')).join(',');
  return `packetization-mode=1;profile-level-id=${profile};sprop-parameter-sets=${sprop}`;
}
