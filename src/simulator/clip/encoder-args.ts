import { assertNever } from '../../shared/base/assert.ts';
import { type ClipSpec, gopFrames } from './clip-spec.ts';

/**
 * ffmpeg's arguments for a clip: raw pictures on stdin; on stdout one framecrc line a packet (its dts, pts, size and flags), the packets
 * themselves back to back on file descriptor 3.
 */
export function encoderArgs(spec: ClipSpec): string[] {
  const { width, height, fps } = spec;
  return [
    ...['-hide_banner', '-loglevel', 'error'],
    ...[
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
      '-video_size',
      `${width}x${height}`,
      '-framerate',
      `${fps}`,
      '-i',
      'pipe:0',
    ],
    ...codecArgs(spec),
    ...['-map', '0:v', '-f', 'tee', `[f=${muxers[spec.codec]}]pipe:3|[f=framecrc]pipe:1`],
  ];
}

const muxers = { h264: 'h264', hevc: 'hevc', mjpeg: 'mjpeg', mpeg4: 'm4v', vp8: 'data' } as const;

const bt709 = [
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-color_range',
  'tv',
];

function codecArgs(spec: ClipSpec): string[] {
  const { codec, bFrames } = spec;
  const gop = gopFrames(spec);
  const bitrate = bitrateOf(spec);
  const rate = [
    '-b:v',
    `${bitrate}`,
    '-maxrate',
    `${Math.round(bitrate * 1.5)}`,
    '-bufsize',
    `${bitrate * 2}`,
  ];
  const keys = ['-g', `${gop}`, '-threads', '1'];
  switch (codec) {
    case 'h264':
      return [
        ...[
          '-c:v',
          'libx264',
          '-preset',
          'superfast',
          '-profile:v',
          'main',
          '-bf',
          `${bFrames}`,
          ...keys,
          ...rate,
        ],
        // Lookahead and scene cuts off: the GOP is exactly what was asked for.
        ...[
          '-x264-params',
          `keyint=${gop}:min-keyint=${gop}:scenecut=0:rc-lookahead=0:sync-lookahead=0`,
          ...bt709,
        ],
      ];
    case 'hevc':
      // x265 looks further ahead than it reorders, or refuses.
      return [
        ...['-c:v', 'libx265', '-preset', 'ultrafast', ...rate, '-threads', '1', ...bt709],
        '-x265-params',
        `keyint=${gop}:min-keyint=${gop}:scenecut=0:bframes=${bFrames}:open-gop=0:repeat-headers=1:rc-lookahead=${bFrames === 0 ? 0 : bFrames + 1}:pools=none:frame-threads=1:log-level=error`,
      ];
    case 'mjpeg':
      // RFC 2435 has room for full range, 4:2:0 and the standard Huffman tables only.
      return [
        ...[
          '-vf',
          'scale=in_color_matrix=bt709:out_color_matrix=bt601:in_range=tv:out_range=pc',
          '-pix_fmt',
          'yuvj420p',
        ],
        ...['-c:v', 'mjpeg', '-huffman', 'default', '-q:v', '10', '-threads', '1'],
      ];
    case 'mpeg4':
      return ['-c:v', 'mpeg4', '-bf', `${bFrames}`, ...keys, ...rate];
    case 'vp8':
      return [
        '-c:v',
        'libvpx',
        '-deadline',
        'realtime',
        '-cpu-used',
        '8',
        '-auto-alt-ref',
        '0',
        ...keys,
        '-b:v',
        `${bitrate}`,
      ];
    default:
      return assertNever(codec);
  }
}

/** About 0.6 Mbit/s for 640x360 and 2 Mbit/s for 1280x720 at 25 fps, bits per second. */
function bitrateOf({ width, height, fps }: ClipSpec): number {
  const size = ((width * height) / (640 * 360)) ** 0.87;
  return Math.round(600_000 * size * (fps / 25) ** 0.7);
}
