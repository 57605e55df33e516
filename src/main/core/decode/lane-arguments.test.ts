import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fittedSize } from './fitted-size.ts';
import { hardwareMethods, hardwareMethodsOf } from './hardware-methods.ts';
import { laneArguments, methodDecodes } from './lane-arguments.ts';
import { sizeBucket } from './size-bucket.ts';

const options = {
  method: 'software',
  codec: 'h264',
  tileWidth: 240,
  tileHeight: 135,
  ffmpegVersion: '5.1.9-0',
} as const;
const fitted = (length: string) => `2*max(1,trunc(${length}*min(1,min(240/iw,135/ih))/2+0.001))`;
const scaled = `scale=w='${fitted('iw')}':h='${fitted('ih')}'`;

describe('the arguments', () => {
  test('of the software lane', () => {
    expect(laneArguments(options).join(' ')).toBe(
      '-hide_banner -nostats -loglevel level+verbose -fflags nobuffer -probesize 32 -analyzeduration 0 -nofind_stream_info ' +
        '-threads 1 -f nut -i pipe:0 -map 0:v:0 -filter_threads 1 ' +
        `-vf ${scaled}:flags=area:out_range=tv,format=yuv420p ` +
        '-c:v rawvideo -threads 1 -copyts -enc_time_base -1 -fps_mode passthrough ' +
        '-f nut -flush_packets 1 -write_index 0 pipe:1',
    );
  });

  test('scale on the card before they download', () => {
    const args = laneArguments({ ...options, method: 'vaapi' });
    const filters = args[args.indexOf('-vf') + 1] ?? '';
    expect(filters.indexOf('scale_vaapi')).toBe(0);
    expect(filters.indexOf('hwdownload')).toBeGreaterThan(filters.indexOf('scale_vaapi'));
    expect(args.join(' ')).toContain('-hwaccel vaapi -hwaccel_device /dev/dri/renderD128');
    expect(args.indexOf('-hwaccel')).toBeLessThan(args.indexOf('-i'));
  });

  test('name the decoder where the method has its own', () => {
    const args = laneArguments({ ...options, method: 'qsv', codec: 'hevc' });
    expect(args.slice(0, args.indexOf('-i')).join(' ')).toContain('-c:v hevc_qsv');
    expect([
      methodDecodes('qsv', 'hevc'),
      methodDecodes('qsv', 'mpeg4'),
      methodDecodes('cuda', 'other'),
    ]).toEqual([true, false, false]);
  });

  test.each([
    ['5.0.3', '-vsync'],
    ['n5.0', '-vsync'],
    ['5.1.9-0+deb12u1', '-fps_mode'],
    ['50.1', '-fps_mode'],
    ['N-112345-gabcdef', '-fps_mode'],
  ])('of ffmpeg %s pass times on with %s', (ffmpegVersion, option) => {
    expect(laneArguments({ ...options, ffmpegVersion })).toContain(option);
  });
});

test('every platform has its methods, and every method is said to be untried until somebody ran it', () => {
  expect(hardwareMethodsOf('linux')).toEqual(['cuda', 'vaapi', 'qsv', 'vulkan']);
  expect(hardwareMethodsOf('win32')).toEqual(['cuda', 'qsv', 'd3d11va', 'vulkan']);
  expect(hardwareMethodsOf('darwin')).toEqual(['videotoolbox']);
  expect(new Set(Object.values(hardwareMethods).map(({ tried }) => tried))).toEqual(new Set(['untested']));
});

const size = fc.record({
  width: fc.integer({ min: 16, max: 8192 }),
  height: fc.integer({ min: 16, max: 8192 }),
});

test('a picture fits into its tile, even and never enlarged', () => {
  fc.assert(
    fc.property(size, size, (picture, tile) => {
      const { width, height } = fittedSize(picture, tile);
      expect([width % 2, height % 2]).toEqual([0, 0]);
      expect(width).toBeLessThanOrEqual(Math.max(2, Math.min(picture.width, tile.width)));
      expect(height).toBeLessThanOrEqual(Math.max(2, Math.min(picture.height, tile.height)));
    }),
  );
});

test('the room holds the picture that was wished, is not larger than the stream, and is the same for nearly the same wish', () => {
  fc.assert(
    fc.property(size, size, (stream, wish) => {
      const room = sizeBucket(wish, stream);
      // More than a 4K picture is never sent.
      const wished = fittedSize(stream, {
        width: Math.min(wish.width, 3840),
        height: Math.min(wish.height, 2160),
      });
      expect(fittedSize(stream, room).width).toBeGreaterThanOrEqual(wished.width);
      expect(room.width).toBeLessThanOrEqual(stream.width);
      expect(sizeBucket(wished, stream).width).toBeLessThanOrEqual(room.width);
    }),
  );
  const stream = { width: 1920, height: 1080 };
  expect(sizeBucket({ width: 471, height: 400 }, stream)).toEqual({ width: 480, height: 270 });
  expect(sizeBucket({ width: 480, height: 270 }, stream)).toEqual({ width: 480, height: 270 });
  expect(sizeBucket({ width: 241, height: 130 }, null)).toEqual({ width: 256, height: 135 });
  expect(sizeBucket({ width: 8000, height: 6000 }, { width: 4000, height: 3000 })).toEqual({
    width: 2880,
    height: 2160,
  });
});
