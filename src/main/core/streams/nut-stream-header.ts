import { type NutCursor, NutGarbage } from './nut-cursor.ts';
import { type NutMainHeader, type TimeBase, within } from './nut-main-header.ts';

/**
 * One stream of a NUT file. `extradata` is what the codec needs before the first packet. Width and height are 0 for sound, rate and channels
 * for all else and where they are not known.
 */
export interface NutStream {
  readonly index: number;
  readonly kind: 'video' | 'audio' | 'other';
  readonly fourcc: string;
  readonly timeBase: TimeBase;
  readonly msbPtsShift: number;
  readonly extradata: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly sampleRateHz: number;
  readonly channels: number;
}

/** Reads the body of a stream header packet. */
export function readStreamHeader(cursor: NutCursor, main: NutMainHeader): NutStream {
  const index = within(cursor.varlen(), 0, main.streamCount - 1, 'stream id');
  const streamClass = cursor.varlen();
  const fourcc = Buffer.from(cursor.blob()).toString('latin1');
  const timeBase = main.timeBases[cursor.varlen()];
  if (timeBase === undefined) throw new NutGarbage('time base of a stream');
  const msbPtsShift = within(cursor.varlen(), 0, 15, 'msb_pts_shift');
  // max_pts_distance, decode_delay, stream_flags.
  for (let unused = 0; unused < 3; unused++) cursor.skipVarlen();
  const extradata = cursor.blob().slice();
  const kind = streamClass === 0 ? 'video' : streamClass === 1 ? 'audio' : 'other';
  const width = kind === 'video' ? cursor.varlen() : 0;
  const height = kind === 'video' ? cursor.varlen() : 0;
  const { sampleRateHz, channels } = kind === 'audio' ? readSoundShape(cursor) : noSound;
  return { index, kind, fourcc, timeBase, msbPtsShift, extradata, width, height, sampleRateHz, channels };
}

const noSound = { sampleRateHz: 0, channels: 0 };

function readSoundShape(cursor: NutCursor): { sampleRateHz: number; channels: number } {
  const numerator = cursor.varlen();
  const denominator = Math.max(1, cursor.varlen());
  return { sampleRateHz: Math.round(numerator / denominator), channels: cursor.varlen() };
}
