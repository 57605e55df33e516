import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { h264Stream, hevcStream } from '../../../test/video-wall/coded-stream.ts';
import { parseH264Sps } from '../../shared/media/h264-sps.ts';
import { h264NalType, nalUnits } from './annex-b.ts';
import { decoderSetup } from './decoder-setup.ts';
import { findHevcSps, hevcCodec } from './hevc-codec.ts';

function spsOf(stream: Uint8Array) {
  const unit = [...nalUnits(stream)].find((one) => h264NalType(one) === 7);
  return unit ? parseH264Sps(unit) : null;
}

describe('H.264 sequence parameter sets written by x264', () => {
  it.each([
    {
      size: '640x360',
      options: ['-profile:v', 'baseline'],
      expected: { codec: 'avc1.42c0', width: 640, height: 360, reorderFrames: 0 },
    },
    {
      size: '1920x1080',
      options: ['-profile:v', 'main', '-bf', '0'],
      expected: { codec: 'avc1.4d40', width: 1920, height: 1080, reorderFrames: 0 },
    },
    {
      size: '1280x720',
      options: ['-profile:v', 'high', '-bf', '3'],
      expected: { codec: 'avc1.6400', width: 1280, height: 720, reorderFrames: 2 },
    },
    {
      size: '322x242',
      options: ['-pix_fmt', 'yuv444p', '-bf', '0'],
      expected: { codec: 'avc1.f400', width: 322, height: 242, reorderFrames: 0 },
    },
    {
      size: '704x576',
      options: ['-flags', '+ildct', '-x264-params', 'interlaced=1:bframes=0'],
      expected: { codec: 'avc1.6400', width: 704, height: 576, reorderFrames: 0 },
    },
  ])('$size $options', ({ size, options, expected }) => {
    const sps = spsOf(h264Stream(`testsrc2=size=${size}:rate=25`, 12, options));
    expect(sps).toMatchObject({
      width: expected.width,
      height: expected.height,
      reorderFrames: expected.reorderFrames,
    });
    expect(sps?.codec.slice(0, 9)).toBe(expected.codec);
    expect(sps?.codec).toMatch(/^avc1\.[0-9a-f]{6}$/);
  });

  it('are refused, not believed, when cut off; noise never throws', () => {
    const stream = h264Stream('testsrc2=size=640x360:rate=25', 1);
    const unit = [...nalUnits(stream)].find((one) => h264NalType(one) === 7) ?? new Uint8Array();
    expect(parseH264Sps(unit)).not.toBeNull();
    expect(parseH264Sps(unit.subarray(0, 5))).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const sps = parseH264Sps(bytes);
        if (sps) expect(sps.width * sps.height).toBeGreaterThan(0);
      }),
    );
  });
});

describe('H.265 codec names', () => {
  it('follow ISO/IEC 14496-15 for a stream of x265', () => {
    const sps = findHevcSps(hevcStream('testsrc2=size=640x360:rate=25', 1));
    expect(sps && hevcCodec(sps)).toMatch(/^hev1\.1\.6\.L\d+\.90$/);
  });

  it('tell ten bits from eight', () => {
    const sps = findHevcSps(hevcStream('testsrc2=size=640x360:rate=25', 1, ['-pix_fmt', 'yuv420p10le']));
    expect(sps && hevcCodec(sps)).toMatch(/^hev1\.2\.4\.L\d+/);
  });
});

describe('decoder setup', () => {
  const config = { codec: 'h264', fourcc: 'H264', width: 0, height: 0 } as const;

  it('takes the parameter sets from the stream header where the keyframe has none', () => {
    const stream = h264Stream('testsrc2=size=640x360:rate=25', 1);
    const units = [...nalUnits(stream)].flatMap((unit) => [Uint8Array.of(0, 0, 1), unit]);
    const bare = Buffer.concat(units.slice(-2));
    const whole = decoderSetup(config, new Uint8Array(), stream, false);
    expect(whole).toMatchObject({ kind: 'video', inBand: true });
    expect(decoderSetup(config, stream, bare, false)).toEqual({ ...whole, inBand: false });
    expect(decoderSetup(config, new Uint8Array(), bare, false)).toEqual({ kind: 'unreadable' });
  });

  it('changes its key with the picture size', () => {
    const key = (size: string) => {
      const setup = decoderSetup(
        config,
        new Uint8Array(),
        h264Stream(`testsrc2=size=${size}:rate=25`, 1),
        false,
      );
      return setup.kind === 'video' ? setup.key : '';
    };
    expect(key('640x360')).toBe(key('640x360'));
    expect(key('640x360')).not.toBe(key('320x180'));
  });
});
