import { nutCrc } from '../streams/nut-crc.ts';
import { NutBytes } from './nut-bytes.ts';

/** A video stream to be written: its codec by NUT's fourcc, and what the codec needs before the first packet. */
export interface NutVideo {
  readonly fourcc: string;
  readonly width: number;
  readonly height: number;
  readonly extradata: Uint8Array;
}

const identification = 'nut/multimedia container\0';
const startcodes = {
  main: [0x4e4d7a56, 0x1f5f04ad],
  stream: [0x4e531140, 0x5bf2f9db],
  syncpoint: [0x4e4be4ad, 0xeeca4569],
} as const;

/** Flags of the only frame code that is written, besides `key`: time, size and checksum are in every frame's head. */
const frameFlags = { codedPts: 8, sizeMsb: 32, checksum: 64, coded: 4096, invalid: 8192 };
const plainFlags = frameFlags.codedPts | frameFlags.sizeMsb | frameFlags.checksum;
const frameCode = 1;

/** Times are coded in full when they are not below this (nut specification, "coded_pts"). */
const msbPtsShift = 4;

/** Longest reordering of pictures that a codec here may have. */
const decodeDelay = 0;

/** NUT's time base is a microsecond here. */
export const nutTicksPerSecond = 1_000_000;

/** The main header and the header of the one video stream (nut specification, version 3), to be written once and first. */
export function nutHeaders(video: NutVideo): Uint8Array {
  return Buffer.concat([
    Buffer.from(identification, 'latin1'),
    packet('main', mainHeader()),
    packet('stream', streamHeader(video)),
  ]);
}

/** One coded picture with its time, a non-negative whole number of microseconds, after a syncpoint of its own: any frame may be the first that is read. */
export function nutFrame(ptsUs: number, keyframe: boolean, payload: Uint8Array): Uint8Array {
  const head = new NutBytes().u8(keyframe ? frameCode + 1 : frameCode);
  head.varlen(ptsUs + 2 ** msbPtsShift).varlen(payload.byteLength);
  const bytes = head.bytes();
  const checksum = new NutBytes().u32(nutCrc(bytes, 0, bytes.byteLength)).bytes();
  return Buffer.concat([packet('syncpoint', syncpoint(ptsUs)), bytes, checksum, payload]);
}

function mainHeader(): NutBytes {
  const body = new NutBytes().varlen(3).varlen(1).varlen(65_536);
  body.varlen(1).varlen(1).varlen(nutTicksPerSecond);
  // Code 0 is invalid, 1 is a frame, 2 a keyframe, all else is invalid. Fields: pts_delta, size_mul, stream_id, size_lsb, reserved, count.
  frameCodes(body, frameFlags.invalid, 1);
  frameCodes(body, plainFlags, 1);
  frameCodes(body, plainFlags | 1, 1);
  // The byte `N` is not counted: it begins a startcode.
  frameCodes(body, frameFlags.invalid, 252);
  return body.varlen(0);
}

function frameCodes(body: NutBytes, flags: number, count: number): void {
  body.varlen(flags).varlen(6).signed(0).varlen(1).varlen(0).varlen(0).varlen(0).varlen(count);
}

function streamHeader({ fourcc, width, height, extradata }: NutVideo): NutBytes {
  const body = new NutBytes().varlen(0).varlen(0).blob(Buffer.from(fourcc, 'latin1'));
  body.varlen(0).varlen(msbPtsShift).varlen(nutTicksPerSecond).varlen(decodeDelay).varlen(0);
  // sample_width and sample_height are not known, colorspace_type neither.
  return body.blob(extradata).varlen(width).varlen(height).varlen(0).varlen(0).varlen(0);
}

function syncpoint(ptsUs: number): NutBytes {
  return new NutBytes().varlen(ptsUs).varlen(0);
}

/** A packet: startcode, length, body, checksum; a long one has a checksum of its head too. */
function packet(name: keyof typeof startcodes, body: NutBytes): Uint8Array {
  const bytes = body.bytes();
  const [high, low] = startcodes[name];
  const head = new NutBytes()
    .u32(high)
    .u32(low)
    .varlen(bytes.byteLength + 4);
  if (bytes.byteLength + 4 > 4096) {
    const sofar = head.bytes();
    head.u32(nutCrc(sofar, 0, sofar.byteLength));
  }
  const checksum = new NutBytes().u32(nutCrc(bytes, 0, bytes.byteLength));
  return Buffer.concat([head.bytes(), bytes, checksum.bytes()]);
}
