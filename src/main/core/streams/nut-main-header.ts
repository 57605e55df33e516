import { type NutCursor, NutGarbage } from './nut-cursor.ts';

/** Flags of a frame (nut specification, "frame_flags"). */
export const frameFlag = {
  key: 1,
  eor: 2,
  codedPts: 8,
  streamId: 16,
  sizeMsb: 32,
  checksum: 64,
  reserved: 128,
  sideMeta: 256,
  headerIdx: 1024,
  matchTime: 2048,
  coded: 4096,
  invalid: 8192,
} as const;

/** What one value of a frame's first byte stands for. */
export interface FrameCode {
  readonly flags: number;
  readonly ptsDelta: number;
  readonly streamId: number;
  readonly sizeMul: number;
  readonly sizeLsb: number;
  readonly reservedCount: number;
  readonly headerIdx: number;
}

export interface TimeBase {
  readonly num: number;
  readonly den: number;
}

/** NUT's main header, as far as reading packets needs it. */
export interface NutMainHeader {
  readonly streamCount: number;
  readonly timeBases: readonly TimeBase[];
  readonly frameCodes: readonly FrameCode[];
  /** Bytes that frames with this header index leave out; index 0 is empty. */
  readonly elisions: readonly Uint8Array[];
}

/** The byte `N` begins a startcode, so it is never a frame code. */
const startcodeByte = 0x4e;
const invalidCode: FrameCode = {
  flags: frameFlag.invalid,
  ptsDelta: 0,
  streamId: 0,
  sizeMul: 1,
  sizeLsb: 0,
  reservedCount: 0,
  headerIdx: 0,
};

/** Reads the body of a main header packet up to its checksum. */
export function readMainHeader(cursor: NutCursor): NutMainHeader {
  const version = cursor.varlen();
  if (version < 2 || version > 4) throw new NutGarbage(`version ${version}`);
  if (version > 3) cursor.skipVarlen();
  const streamCount = within(cursor.varlen(), 1, 256, 'stream count');
  cursor.varlen();
  const timeBases = Array.from({ length: within(cursor.varlen(), 1, 1024, 'time bases') }, () =>
    readTimeBase(cursor),
  );
  const frameCodes = readFrameCodes(cursor, streamCount);
  return { streamCount, timeBases, frameCodes, elisions: readElisions(cursor) };
}

function readTimeBase(cursor: NutCursor): TimeBase {
  const num = within(cursor.varlen(), 1, 2 ** 31, 'time base');
  return { num, den: within(cursor.varlen(), 1, 2 ** 31, 'time base') };
}

/** The table is run-length coded; a field that is left out keeps its last value or its default. */
function readFrameCodes(cursor: NutCursor, streamCount: number): FrameCode[] {
  const codes: FrameCode[] = [];
  let ptsDelta = 0;
  let sizeMul = 1;
  let streamId = 0;
  let headerIdx = 0;
  while (codes.length < 256) {
    const flags = cursor.varlen();
    const fields = cursor.varlen();
    if (fields > 0) ptsDelta = cursor.signed();
    if (fields > 1) sizeMul = cursor.varlen();
    if (fields > 2) streamId = cursor.varlen();
    const sizeLsb = fields > 3 ? cursor.varlen() : 0;
    const reservedCount = fields > 4 ? cursor.varlen() : 0;
    const count = fields > 5 ? cursor.varlen() : sizeMul - sizeLsb;
    if (fields > 6) cursor.skipVarlen();
    if (fields > 7) headerIdx = cursor.varlen();
    for (let extra = 8; extra < fields; extra++) cursor.skipVarlen();
    within(count, 1, 256 - codes.length, 'frame code count');
    within(streamId, 0, streamCount - 1, 'stream of a frame code');
    for (let step = 0; step < count; step++) {
      if (codes.length === startcodeByte) codes.push(invalidCode);
      codes.push({ flags, ptsDelta, streamId, sizeMul, sizeLsb: sizeLsb + step, reservedCount, headerIdx });
    }
  }
  if (codes.length > 256) throw new NutGarbage('too many frame codes');
  return codes;
}

function readElisions(cursor: NutCursor): Uint8Array[] {
  const elisions: Uint8Array[] = [new Uint8Array(0)];
  if (cursor.at >= cursor.end) return elisions;
  const count = within(cursor.varlen(), 0, 127, 'elision headers');
  for (let index = 0; index < count; index++) elisions.push(cursor.blob().slice());
  return elisions;
}

export function within(value: number, least: number, most: number, what: string): number {
  if (value < least || value > most) throw new NutGarbage(`${what} is ${value}`);
  return value;
}
