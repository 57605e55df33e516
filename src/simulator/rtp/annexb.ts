/** Cuts an Annex B byte stream (H.264 and H.265, appendix B) into NAL units without start codes. */
export function splitAnnexB(bytes: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = [];
  let start = -1;
  for (let at = 0; at + 2 < bytes.length; at++) {
    if (bytes[at] !== 0 || bytes[at + 1] !== 0 || bytes[at + 2] !== 1) continue;
    if (start >= 0) units.push(withoutTrailingZeros(bytes.subarray(start, at)));
    start = at + 3;
    at += 2;
  }
  if (start >= 0) units.push(bytes.subarray(start));
  return units;
}

function withoutTrailingZeros(unit: Uint8Array): Uint8Array {
  let end = unit.length;
  while (end > 0 && unit[end - 1] === 0) end--;
  return unit.subarray(0, end);
}
