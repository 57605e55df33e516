import type { Translate } from './i18n.ts';

const names: Readonly<Record<string, string>> = {
  h264: 'H.264',
  hevc: 'H.265',
  h265: 'H.265',
  mjpeg: 'MJPEG',
  mpeg4: 'MPEG-4',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
};

/** A codec as operators write it; ffmpeg's own word when it is an odd one. */
export function codecWords(t: Translate, codec: string | null): string {
  if (codec === null || codec === 'other') return t('codec.unknown');
  return names[codec.toLowerCase()] ?? codec;
}
