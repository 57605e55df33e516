import type { SimCodec } from '../city-options.ts';
import type { Clip } from '../clip/clip.ts';
import { createFrameTemplate } from '../rtp/frame-template.ts';
import { fmtpH264, payloadH264 } from '../rtp/h264.ts';
import { fmtpH265, payloadH265 } from '../rtp/h265.ts';
import { payloadJpeg } from '../rtp/jpeg.ts';
import type { Payloader } from '../rtp/payloads.ts';
import { fmtpMpeg4, payloadPlain, payloadVp8 } from '../rtp/plain.ts';
import type { MediaLoop } from './media-loop.ts';

interface Format {
  readonly payloadType: number;
  /** Name in rtpmap (RFC 4855). */
  readonly name: string;
  readonly payload: Payloader;
  readonly fmtp?: (keyframe: Uint8Array) => string;
}

const formats: Readonly<Record<SimCodec, Format>> = {
  h264: { payloadType: 96, name: 'H264', payload: payloadH264, fmtp: fmtpH264 },
  hevc: { payloadType: 96, name: 'H265', payload: payloadH265, fmtp: fmtpH265 },
  mjpeg: { payloadType: 26, name: 'JPEG', payload: payloadJpeg },
  mpeg4: { payloadType: 96, name: 'MP4V-ES', payload: payloadPlain, fmtp: fmtpMpeg4 },
  vp8: { payloadType: 96, name: 'VP8', payload: payloadVp8 },
};

const loops = new WeakMap<Clip, MediaLoop>();

/** The clip as RTP packets, made once. */
export function videoLoop(clip: Clip, codec: SimCodec): MediaLoop {
  const known = loops.get(clip);
  if (known) return known;
  const { payloadType, name, payload, fmtp } = formats[codec];
  const first = clip.frames[0];
  const parameters = first && fmtp ? [`a=fmtp:${payloadType} ${fmtp(first.bytes)}`] : [];
  const loop: MediaLoop = {
    kind: 'video',
    payloadType,
    clockRate: 90_000,
    unitsPerSecond: clip.fps,
    units: clip.frames.map(({ bytes, keyframe, displayIndex }) => ({
      template: createFrameTemplate(payload(bytes), payloadType),
      keyframe,
      displayIndex,
    })),
    sdp: [`a=rtpmap:${payloadType} ${name}/90000`, ...parameters, `a=framerate:${clip.fps}`],
  };
  loops.set(clip, loop);
  return loop;
}
