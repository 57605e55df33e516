export type NutPacketName = 'main' | 'stream' | 'syncpoint' | 'index' | 'info';

export const startcodeBytes = 8;

/** Every startcode begins with `N`, which is therefore never a frame code. */
export const startcodeFirstByte = 0x4e;

/** NUT's startcodes (nut specification, "startcodes") as two big-endian words. */
const startcodes: ReadonlyArray<readonly [NutPacketName, number, number]> = [
  ['syncpoint', 0x4e4be4ad, 0xeeca4569],
  ['main', 0x4e4d7a56, 0x1f5f04ad],
  ['stream', 0x4e531140, 0x5bf2f9db],
  ['info', 0x4e49ab68, 0xb596ba78],
  ['index', 0x4e58dd67, 0x2f23e64e],
];

/** Which packet's startcode stands at `at`; null when none does or it is cut off. */
export function startcodeAt(bytes: Uint8Array, at: number): NutPacketName | null {
  if (at + startcodeBytes > bytes.byteLength) return null;
  const high = word(bytes, at);
  const low = word(bytes, at + 4);
  return startcodes.find(([, itsHigh, itsLow]) => itsHigh === high && itsLow === low)?.[0] ?? null;
}

/** Where, from `at` on, the next startcode stands or may begin at the very end of the bytes; the length when nowhere. */
export function nextStartcode(bytes: Uint8Array, from: number): number {
  for (let at = from; ; at++) {
    at = bytes.indexOf(startcodeFirstByte, at);
    if (at < 0) return bytes.byteLength;
    if (at + startcodeBytes > bytes.byteLength || startcodeAt(bytes, at) !== null) return at;
  }
}

function word(bytes: Uint8Array, at: number): number {
  return (
    (((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0)) >>>
    0
  );
}
