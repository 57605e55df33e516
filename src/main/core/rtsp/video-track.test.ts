import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payloadH264 } from '../../../simulator/rtp/h264.ts';
import { payloadH265 } from '../../../simulator/rtp/h265.ts';
import { h264Format } from './h264-format.ts';
import { h265Format } from './h265-format.ts';
import type { NalFormat } from './nal-format.ts';
import type { RtpPacket } from './rtp-packet.ts';
import { type RtpPicture, VideoTrack } from './video-track.ts';

const annexB = (...units: readonly (readonly number[])[]) =>
  Uint8Array.from(units.flatMap((unit) => [0, 0, 0, 1, ...unit]));

function track(format: NalFormat = h264Format) {
  const pictures: RtpPicture[] = [];
  const video = new VideoTrack(format, (picture) => pictures.push(picture));
  let sequence = 65_530;
  return {
    pictures,
    video,
    send(payload: readonly number[] | Uint8Array, over: Partial<RtpPacket> = {}) {
      sequence = ((over.sequence ?? sequence) + 1) & 0xffff;
      const usual = { marker: false, payloadType: 96, timestamp: 0, source: 1 };
      video.push({ ...usual, ...over, sequence, payload: Uint8Array.from(payload) });
    },
  };
}

const [sps, pps, idr, later] = [
  [0x67, 0x42, 0xc0, 0x1e],
  [0x68, 0xce],
  [0x65, 0x88, 1],
  [0x41, 0x9a, 2],
] as const;

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex');

/** NAL units without start codes within and without a zero at their end. */
const body = fc
  .uint8Array({ minLength: 1, maxLength: 4000 })
  .map((bytes) => [...bytes.map((byte) => (byte < 2 ? 7 : byte))]);

describe.each([
  ['H.264', h264Format, payloadH264, [0x67], [0x65, 0x88], [0x41, 0x9a]],
  ['H.265', h265Format, payloadH265, [0x42, 1], [0x26, 1, 0x80], [0x02, 1, 0x80]],
] as const)('%s', (_name, format, payloads, set, key, other) => {
  test('a picture that was cut into packets comes out as it was', () => {
    fc.assert(
      fc.property(fc.boolean(), body, body, (isKey, setBody, pictureBody) => {
        const { pictures, send } = track(format);
        const frame = annexB([...set, ...setBody], [...(isKey ? key : other), ...pictureBody]);
        const parts = payloads(frame);
        parts.forEach((payload, index) => {
          send(payload, { marker: index === parts.length - 1, timestamp: 90 });
        });
        expect(pictures).toEqual([{ timestamp: 90, keyframe: isKey, bytes: frame }]);
      }),
    );
  });

  test('pictures keep their bytes, whatever comes after them', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.nat(12), (bytes, cutOff) => {
        const { pictures, send } = track(format);
        const frames = bytes.map((size, index) => annexB([...other, ...new Array(size).fill(index + 7)]));
        frames.forEach((frame, index) => {
          const parts = payloads(frame);
          const last = parts.length - 1;
          // One picture's last packet is lost, and what had come of it gives its room to the next.
          for (const [at, payload] of parts.entries())
            if (index !== cutOff || at < last) send(payload, { marker: at === last, timestamp: index });
        });
        expect(pictures.map(({ bytes }) => sha1(bytes))).toEqual(
          frames.filter((_, index) => index !== cutOff).map(sha1),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('packets of several NAL units', () => {
  test('H.264: STAP-A', () => {
    const { pictures, send } = track();
    send([0x78, 0, 4, ...sps, 0, 2, ...pps, 0, 3, ...idr], { marker: true });
    expect(pictures).toEqual([{ timestamp: 0, keyframe: true, bytes: annexB(sps, pps, idr) }]);
  });

  test('one that is cut off is left out', () => {
    const { pictures, send } = track();
    send([0x78, 0, 3, ...idr, 0, 200, 1, 2], { marker: true });
    expect(pictures[0]?.bytes).toEqual(annexB(idr));
  });

  test('H.265: aggregation packets', () => {
    const { pictures, video, send } = track(h265Format);
    send([0x60, 1, 0, 3, 0x42, 1, 9, 0, 4, 0x26, 1, 0x80, 5], { marker: true });
    expect(pictures).toEqual([
      { timestamp: 0, keyframe: true, bytes: annexB([0x42, 1, 9], [0x26, 1, 0x80, 5]) },
    ]);
    expect(video.parameterSets.get('sps')).toEqual(Uint8Array.of(0x42, 1, 9));
  });

  test('ways of packing that need reordering are left to ffmpeg', () => {
    expect(() => track().send([0x79, 0, 0])).toThrow(expect.objectContaining({ name: 'LeftToFfmpeg' }));
  });
});

describe('where a picture ends', () => {
  test('with its marker, so that it waits for nothing', () => {
    const { pictures, send } = track();
    send(idr, { marker: true });
    expect(pictures).toHaveLength(1);
  });

  test('with the next time stamp where the camera sets no markers', () => {
    const { pictures, send } = track();
    send(idr, { timestamp: 0 });
    expect(pictures).toHaveLength(0);
    send(later, { timestamp: 3600 });
    expect(pictures).toEqual([{ timestamp: 0, keyframe: true, bytes: annexB(idr) }]);
  });

  test('a camera that marks every slice is found out by its second picture', () => {
    const { pictures, send } = track();
    const second = [0x41, 0x10, 3];
    for (const timestamp of [0, 3600, 7200, 10_800]) {
      send(later, { timestamp, marker: true });
      send(second, { timestamp, marker: true });
    }
    expect(pictures.slice(-2).map(({ timestamp, bytes }) => [timestamp, bytes])).toEqual([
      [3600, annexB(later, second)],
      [7200, annexB(later, second)],
    ]);
  });

  test('parameter sets that come alone go with the next picture', () => {
    const { pictures, send } = track();
    send(sps, { marker: true, timestamp: 0 });
    send(pps, { marker: true, timestamp: 10 });
    send(idr, { marker: true, timestamp: 20 });
    expect(pictures).toEqual([{ timestamp: 20, keyframe: true, bytes: annexB(sps, pps, idr) }]);
  });
});

test('a NAL unit of which a part was lost is left out', () => {
  const { pictures, send } = track();
  send(idr, {});
  send([0x7c, 0x85, 1]);
  send([0x7c, 0x45, 2], { sequence: 9, marker: true });
  expect(pictures[0]?.bytes).toEqual(annexB(idr));
});

test('a message that decoding may begin here makes a keyframe of a picture that is none', () => {
  const { pictures, send } = track();
  send([0x06, 0x01, 2, 9, 9, 0x06, 1, 0x84, 0x80]);
  send(later, { marker: true });
  expect(pictures[0]?.keyframe).toBe(true);
});

test('whatever comes, it is a picture, nothing, or left to ffmpeg', () => {
  const Packet = fc.record({
    payload: fc.uint8Array({ maxLength: 40 }),
    marker: fc.boolean(),
    timestamp: fc.nat(4),
  });
  fc.assert(
    fc.property(fc.constantFrom(h264Format, h265Format), fc.array(Packet), (format, packets) => {
      const { pictures, send } = track(format);
      for (const { payload, ...over } of packets)
        try {
          send(payload, over);
        } catch (error) {
          expect(error).toMatchObject({ name: 'LeftToFfmpeg' });
        }
      for (const { bytes } of pictures) expect([...bytes.subarray(0, 4)]).toEqual([0, 0, 0, 1]);
    }),
  );
});

test('a picture without end is refused before it fills the memory', () => {
  const { send } = track();
  const part = new Uint8Array(60_000).fill(7);
  send([0x7c, 0x85, 1]);
  const flood = () => {
    for (let count = 0; count < 400; count++) send([0x7c, 0x05, ...part]);
  };
  expect(flood).toThrow(expect.objectContaining({ name: 'RtspGarbage' }));
});
