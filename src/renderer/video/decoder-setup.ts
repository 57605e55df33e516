import type { StreamConfig } from '../../shared/media/media-message.ts';
import { h264NalType, nalUnits } from './annex-b.ts';
import { parseH264Sps } from './h264-sps.ts';
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
  const parsed =
    sps &&
    (codec === 'h264'
      ? h264Codec(sps, reordered)
      : { codec: hevcCodec(sps), reorderFrames: reordered ? 4 : 0 });
  if (!sps || !parsed) return { kind: 'unreadable' };
  return { kind: 'video', key: `${parsed.reorderFrames} ${sps.join()}`, codec: parsed, inBand: own !== null };
}

/** Where the stream does not say, pictures are taken to come in order until they were seen not to. */
function h264Codec(nalUnit: Uint8Array, reordered: boolean): VideoCodec | null {
  const sps = parseH264Sps(nalUnit);
  return sps && { codec: sps.codec, reorderFrames: sps.reorderFrames ?? (reordered ? 4 : 0) };
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
