import { h264NalType, nalUnits } from '../../src/renderer/video/annex-b.ts';

/** One coded picture in Annex B. */
export interface AccessUnit {
  readonly keyframe: boolean;
  readonly bytes: Uint8Array;
}

const startCode = Uint8Array.of(0, 0, 0, 1);
const sliceTypes = { first: 1, idr: 5 };
const idrSlice = 5;

/** Splits an H.264 byte stream into pictures: a new one starts with the first non-slice unit after a slice, or a slice with first_mb_in_slice 0 (H.264 7.4.1.2.3). */
export function accessUnits(stream: Uint8Array): AccessUnit[] {
  const units: AccessUnit[] = [];
  let parts: Uint8Array[] = [];
  let slices = 0;
  let keyframe = false;
  const finish = () => {
    if (slices > 0) units.push({ keyframe, bytes: Buffer.concat(parts) });
    parts = [];
    slices = 0;
    keyframe = false;
  };
  for (const unit of nalUnits(stream)) {
    const type = h264NalType(unit);
    const slice = type >= sliceTypes.first && type <= sliceTypes.idr;
    if (slices > 0 && (!slice || ((unit[1] ?? 0) & 0x80) !== 0)) finish();
    parts.push(startCode, unit);
    if (slice) slices++;
    if (type === idrSlice) keyframe = true;
  }
  finish();
  return units;
}
