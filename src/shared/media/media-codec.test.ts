import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BugError } from '../base/assert.ts';
import { decodeRecords, encodeRecords, recordBytes } from './media-codec.ts';
import { type MediaRecord, recordHeadBytes, WindowMediaMessage } from './media-message.ts';
import { SoundConfig } from './sound-config.ts';

const slot = fc.integer({ min: 1, max: 65535 });
const generation = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const time = fc.double({ noNaN: true, noDefaultInfinity: true });
const bytes = fc.uint8Array({ maxLength: 300 });
const record: fc.Arbitrary<MediaRecord> = fc.oneof(
  fc.record({
    kind: fc.constant('packet' as const),
    slot,
    generation,
    flags: fc.integer({ min: 0, max: 7 }),
    ptsMs: time,
    arrivedAtMs: time,
    payload: bytes,
  }),
  fc.record({
    kind: fc.constant('config' as const),
    slot,
    generation,
    config: fc.record({
      codec: fc.constantFrom('h264' as const, 'other' as const),
      fourcc: fc.string(),
      width: fc.nat(),
      height: fc.nat(),
    }),
    extradata: bytes,
  }),
  fc.record({
    kind: fc.constant('sound' as const),
    slot,
    generation,
    config: fc.option(
      fc.record({
        codec: fc.constantFrom(...SoundConfig.shape.codec.options),
        fourcc: fc.string(),
        sampleRateHz: fc.nat(),
        channels: fc.nat(),
      }),
    ),
    extradata: bytes,
  }),
  fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 10 }))
    .chain(([halfWidth, halfHeight]) =>
      fc.record({
        kind: fc.constant('picture' as const),
        slot,
        generation,
        flags: fc.constantFrom(0, 4),
        ptsMs: time,
        arrivedAtMs: time,
        width: fc.constant(halfWidth * 2),
        height: fc.constant(halfHeight * 2),
        matrix: fc.constantFrom('bt601' as const, 'bt709' as const),
        fullRange: fc.boolean(),
        planes: fc.uint8Array({
          minLength: halfWidth * halfHeight * 6,
          maxLength: halfWidth * halfHeight * 6,
        }),
      }),
    ),
  fc.record({
    kind: fc.constant('lane' as const),
    slot,
    generation,
    status: fc.record({
      phase: fc.constantFrom('starting' as const, 'bad' as const),
      method: fc.string(),
      deaths: fc.nat(),
      detail: fc.string(),
    }),
  }),
  fc.record({ kind: fc.constant('pong' as const), sentAtMs: time, coreTimeMs: time }),
);

test('what is written is read back, record by record', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), (records) => {
      const message = encodeRecords(records);
      expect(message.byteLength).toBe(records.reduce((sum, one) => sum + recordBytes(one), 0));
      expect([...decodeRecords(message)]).toEqual(records);
    }),
  );
});

test('a message that is cut off is refused, not misread', () => {
  const whole = encodeRecords([
    {
      kind: 'packet',
      slot: 1,
      generation: 1,
      flags: 1,
      ptsMs: 0,
      arrivedAtMs: 1,
      payload: new Uint8Array(40),
    },
  ]);
  for (let length = 1; length < whole.byteLength; length++)
    expect(() => [...decodeRecords(whole.subarray(0, length))]).toThrow(BugError);
});

test('a sound whose head says it is longer than its record is refused', () => {
  const config = { codec: 'aac', fourcc: '0x00ff', sampleRateHz: 16_000, channels: 1 } as const;
  const extradata = Uint8Array.of(0x14, 0x08);
  const whole = encodeRecords([{ kind: 'sound', slot: 1, generation: 1, config, extradata }]);
  new DataView(whole.buffer).setUint32(recordHeadBytes, whole.byteLength, true);
  expect(() => [...decodeRecords(whole)]).toThrow(BugError);
});

test('a window asks for sound with a slot, a camera and a role, and nothing less', () => {
  const wish = { type: 'listen', slot: 7, cameraId: 'cam-0001', role: 'sub' };
  expect(WindowMediaMessage.parse(wish)).toEqual(wish);
  expect(WindowMediaMessage.safeParse({ ...wish, slot: 0 }).success).toBe(false);
  expect(WindowMediaMessage.safeParse({ ...wish, role: 'loudest' }).success).toBe(false);
});
