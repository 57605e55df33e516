import { nutCrc } from './nut-crc.ts';
import { type NutCursor, NutGarbage } from './nut-cursor.ts';
import { frameFlag, type NutMainHeader, within } from './nut-main-header.ts';
import type { NutStream } from './nut-stream-header.ts';

/** A frame's head: whose it is, its time in the stream's time base, and how many bytes follow. */
export interface NutFrameHead {
  readonly streamIndex: number;
  readonly pts: number;
  readonly keyframe: boolean;
  /** Bytes that follow the head, side data included, `elision` not. */
  readonly dataBytes: number;
  readonly elision: Uint8Array;
  readonly hasSideData: boolean;
}

/** A stream and the time of its last frame, which the next frame's time is told against. */
export interface NutStreamClock {
  readonly stream: NutStream;
  lastPts: number;
}

/** Reads a frame's head (nut specification, "frame_header"). Does not touch the clocks. */
export function readFrameHead(
  cursor: NutCursor,
  main: NutMainHeader,
  clocks: readonly NutStreamClock[],
): NutFrameHead {
  const startAt = cursor.at;
  const code = main.frameCodes[cursor.u8()];
  if (code === undefined || code.flags & frameFlag.invalid) throw new NutGarbage('frame code');
  const flags = code.flags & frameFlag.coded ? code.flags ^ cursor.varlen() : code.flags;
  const streamIndex = flags & frameFlag.streamId ? cursor.varlen() : code.streamId;
  const clock = clocks[streamIndex];
  if (clock === undefined) throw new NutGarbage('stream of a frame');
  const pts = flags & frameFlag.codedPts ? codedPts(cursor.varlen(), clock) : clock.lastPts + code.ptsDelta;
  const size = code.sizeLsb + (flags & frameFlag.sizeMsb ? code.sizeMul * cursor.varlen() : 0);
  if (flags & frameFlag.matchTime) cursor.skipVarlen();
  const headerIdx = flags & frameFlag.headerIdx ? cursor.varlen() : code.headerIdx;
  const reserved = flags & frameFlag.reserved ? cursor.varlen() : code.reservedCount;
  within(reserved, 0, 1024, 'reserved fields');
  for (let index = 0; index < reserved; index++) cursor.skipVarlen();
  const elision = main.elisions[size > 4096 ? 0 : headerIdx];
  if (elision === undefined) throw new NutGarbage('elision header of a frame');
  if (flags & frameFlag.checksum) checkHead(cursor, startAt);
  return {
    streamIndex,
    pts,
    keyframe: (flags & frameFlag.key) !== 0,
    dataBytes: within(size - elision.byteLength, 0, Number.MAX_SAFE_INTEGER, 'frame size'),
    elision,
    hasSideData: (flags & frameFlag.sideMeta) !== 0,
  };
}

/** A small coded time holds only the low bits; it stands for the nearest time to the last one. */
function codedPts(coded: number, clock: NutStreamClock): number {
  const range = 2 ** clock.stream.msbPtsShift;
  if (coded >= range) return coded - range;
  const from = clock.lastPts - Math.floor((range - 1) / 2);
  return ((((coded - from) % range) + range) % range) + from;
}

function checkHead(cursor: NutCursor, startAt: number): void {
  cursor.u32();
  if (nutCrc(cursor.bytes, startAt, cursor.at) !== 0) throw new NutGarbage('frame head checksum');
}
