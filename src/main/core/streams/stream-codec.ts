import type { StreamConfig } from '../../../shared/media/media-message.ts';

/** NUT's fourccs of the codecs that a lane may know (ffmpeg libavformat/riff.c, nut.c), upper case. */
const codecs: Readonly<Record<string, StreamConfig['codec']>> = {
  H264: 'h264',
  AVC1: 'h264',
  HEVC: 'hevc',
  H265: 'hevc',
  HEV1: 'hevc',
  HVC1: 'hevc',
  MJPG: 'mjpeg',
  FMP4: 'mpeg4',
  MP4V: 'mpeg4',
  XVID: 'mpeg4',
};

/** The codec that a fourcc names; `other` for one that no lane knows. */
export function streamCodec(fourcc: string): StreamConfig['codec'] {
  return codecs[fourcc.toUpperCase()] ?? 'other';
}
