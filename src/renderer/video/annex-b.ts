/** The NAL units of an Annex B byte stream (H.264 Annex B), without start codes, as views. */
export function* nalUnits(stream: Uint8Array): Generator<Uint8Array> {
  let start = -1;
  for (let at = nextStartCode(stream, 0); at >= 0; at = nextStartCode(stream, start)) {
    if (start >= 0) yield trimmed(stream, start, at);
    start = at + 3;
  }
  if (start >= 0) yield trimmed(stream, start, stream.length);
}

function nextStartCode(stream: Uint8Array, from: number): number {
  for (let at = stream.indexOf(1, Math.max(2, from)); at >= 0; at = stream.indexOf(1, at + 1))
    if (stream[at - 1] === 0 && stream[at - 2] === 0) return at - 2;
  return -1;
}

/** Zero bytes before the next start code belong to it (trailing_zero_8bits). */
function trimmed(stream: Uint8Array, start: number, end: number): Uint8Array {
  let last = end;
  while (last > start && stream[last - 1] === 0) last--;
  return stream.subarray(start, last);
}

/** nal_unit_type of an H.264 NAL unit (7.3.1). */
export function h264NalType(nalUnit: Uint8Array): number {
  return (nalUnit[0] ?? 0) & 31;
}

/** nal_unit_type of an H.265 NAL unit (H.265 7.3.1.2). */
export function hevcNalType(nalUnit: Uint8Array): number {
  return ((nalUnit[0] ?? 0) >> 1) & 63;
}
