import { splitAnnexB } from './annexb.ts';
import { joined, maxPayloadBytes, type Payloader, pieces } from './payloads.ts';

const fragmentationUnit = 49;
const accessUnitDelimiter = 35;
const parameterSets = { vps: 32, sps: 33, pps: 34 } as const;

/** RFC 7798: a NAL unit as it is, or in fragmentation units (section 4.4.3). */
export const payloadH265: Payloader = (frame) =>
  splitAnnexB(frame)
    .filter((unit) => typeOf(unit) !== accessUnitDelimiter)
    .flatMap((unit) => (unit.length <= maxPayloadBytes ? [unit] : fragments(unit)));

function fragments(unit: Uint8Array): Uint8Array[] {
  const [first = 0, second = 0] = unit;
  const parts = pieces(unit.subarray(2), maxPayloadBytes - 3);
  return parts.map((part, index) => {
    const edge = (index === 0 ? 0x80 : 0) | (index === parts.length - 1 ? 0x40 : 0);
    return joined([(first & 0x81) | (fragmentationUnit << 1), second, edge | typeOf(unit)], part);
  });
}

function typeOf(unit: Uint8Array): number {
  return ((unit[0] ?? 0) >> 1) & 0x3f;
}

/** Format parameters of SDP (RFC 7798 section 7.1) from a keyframe that carries its parameter sets. */
export function fmtpH265(keyframe: Uint8Array): string {
  const units = splitAnnexB(keyframe);
  return Object.entries(parameterSets)
    .map(([name, type]) => {
      const sets = units.filter((unit) => typeOf(unit) === type);
      return `sprop-${name}=${sets.map((unit) => Buffer.from(unit).toString('base64')).join(',')}`;
    })
    .join(';');
}
