import { BitReader } from '../../shared/media/bit-reader.ts';
import { hevcNalType, nalUnits } from './annex-b.ts';

const spsType = 33;

/** The first sequence parameter set in an Annex B stream, or null. */
export function findHevcSps(stream: Uint8Array): Uint8Array | null {
  for (const unit of nalUnits(stream)) if (hevcNalType(unit) === spsType) return unit;
  return null;
}

/** RFC 6381 name of an H.265 stream from its sequence parameter set: ISO/IEC 14496-15 Annex E over H.265 7.3.3. */
export function hevcCodec(sps: Uint8Array): string {
  const reader = new BitReader(sps.subarray(2));
  reader.bits(8);
  const space = ['', 'A', 'B', 'C'][reader.bits(2)] ?? '';
  const tier = reader.bit() ? 'H' : 'L';
  const profile = reader.bits(5);
  let compatibility = 0;
  for (let index = 0; index < 32; index++) compatibility += reader.bit() * 2 ** index;
  const constraints = Array.from({ length: 6 }, () => reader.bits(8));
  const level = reader.bits(8);
  const used = constraints.slice(0, constraints.findLastIndex((byte) => byte !== 0) + 1);
  const tail = used.map((byte) => `.${byte.toString(16).toUpperCase()}`).join('');
  return `hev1.${space}${profile}.${compatibility.toString(16).toUpperCase()}.${tier}${level}${tail}`;
}
