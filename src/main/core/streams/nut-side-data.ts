import { NutCursor } from './nut-cursor.ts';

/** Bytes that the side and meta data at the head of a frame take (nut specification, "side_data", "meta_data"). */
export function sideDataBytes(frame: Uint8Array): number {
  const cursor = new NutCursor(frame, 0, frame.byteLength);
  skipEntries(cursor);
  skipEntries(cursor);
  return cursor.at;
}

function skipEntries(cursor: NutCursor): void {
  const count = cursor.varlen();
  for (let index = 0; index < count; index++) {
    cursor.blob();
    skipValue(cursor, cursor.signed());
  }
}

/** The number after an entry's name is its value, or, below zero, says what kind of value follows. */
function skipValue(cursor: NutCursor, type: number): void {
  if (type === -2) cursor.blob();
  if (type === -1 || type === -2) cursor.blob();
  else if (type < -2) cursor.skipVarlen();
}
