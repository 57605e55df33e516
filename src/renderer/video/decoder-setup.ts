import { type H264Sps, parseH264Sps } from '../../shared/media/h264-sps.ts';
import type { StreamConfig } from '../../shared/media/media-message.ts';
import { h264NalType, nalUnits } from './annex-b.ts';
import { findHevcSps, hevcCodec } from './hevc-codec.ts';
import type { VideoCodec } from './video-picture-decoder.ts';

/** What a keyframe says of how it must be decoded. `key` changes when a decoder must be set up anew. */
export type DecoderSetup =
  | { readonly kind: 'video'; readonly key: string; readonly codec: VideoCodec; readonly inBand: boolean }
  | { readonly kind: 'jpeg'; readonly key: string }
  | { readonly kind: 'unsupported' }
  /** There are no parameter sets that make sense, neither in the picture nor in the stream's header. */
  | { readonly kind: 'unreadable' };

const h264SpsType = 7;
const unspecifiedMatrix = 2;
const hdHeight = 720;

/** Reads a keyframe's parameter sets, or the stream header's where the keyframe carries none. `reordered`: pictures were seen out of order. */
export function decoderSetup(
  { codec }: StreamConfig,
  extradata: Uint8Array,
  keyframe: Uint8Array,
  reordered: boolean,
): DecoderSetup {
  if (codec === 'mjpeg') return { kind: 'jpeg', key: 'jpeg' };
  if (codec !== 'h264' && codec !== 'hevc') return { kind: 'unsupported' };
  const find = codec === 'h264' ? findH264Sps : findHevcSps;
  const own = find(keyframe);
  const sps = own ?? find(extradata);
  const parsed = sps && (codec === 'h264' ? h264Codec(sps, reordered) : hevc(sps, reordered));
  if (!sps || !parsed) return { kind: 'unreadable' };
  return { kind: 'video', key: `${parsed.reorderFrames} ${sps.join()}`, codec: parsed, inBand: own !== null };
}

/** Pictures that a decoder may hold back in a stream that was seen to reorder and does not say how far. */
const usualReorderFrames = 4;

/** Where the stream does not say, pictures are taken to come in order until they were seen not to. */
function h264Codec(nalUnit: Uint8Array, reordered: boolean): VideoCodec | null {
  const sps = parseH264Sps(nalUnit);
  if (!sps) return null;
  const reorderFrames = sps.reorderFrames ?? (reordered ? usualReorderFrames : 0);
  return { codec: sps.codec, reorderFrames, colorSpace: colorSpaceOf(sps) };
}

function hevc(sps: Uint8Array, reordered: boolean): VideoCodec {
  return { codec: hevcCodec(sps), reorderFrames: reordered ? usualReorderFrames : 0, colorSpace: null };
}

/** Cameras that say nothing code small pictures by BT.601 and large ones by BT.709 (H.264 leaves it to the application). */
function colorSpaceOf({ matrix, fullRange, height }: H264Sps): VideoColorSpaceInit | null {
  if (matrix !== null && matrix !== unspecifiedMatrix) return null;
  const name = height < hdHeight ? 'smpte170m' : 'bt709';
  return { primaries: name, transfer: name, matrix: name, fullRange };
}

/** The first sequence parameter set before the picture's own data. */
function findH264Sps(stream: Uint8Array): Uint8Array | null {
  for (const unit of nalUnits(stream)) {
    const type = h264NalType(unit);
    if (type === h264SpsType) return unit;
    if (type >= 1 && type <= 5) return null;
  }
  return null;
}
