import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../../test/support/runs.ts';
import { HalfPace } from './half-pace.ts';

/** What a picture is decoded from: nothing (`key`), all before it in its group that others are decoded from too (`ref`, `free`); from a `free` one nothing is. */
type Kind = 'key' | 'ref' | 'free';

const first = { key: 0x65, ref: 0x41, free: 0x01 } as const;
const h264 = (kind: Kind) => new Uint8Array([0, 0, 0, 1, first[kind], 0x9a]);
/** H.265 with temporal layers: type TSA_N or TRAIL_N, or TRAIL_R, and nuh_temporal_id_plus1. */
const hevc = (type: number, layer: number) => new Uint8Array([0, 0, 1, type << 1, layer + 1, 0]);

const stepMs = 40;

function given(pace: HalfPace, kinds: readonly Kind[]): boolean[] {
  return kinds.map(
    (kind, at) =>
      pace.turnOf({ ptsMs: at * stepMs, keyframe: kind === 'key', payload: h264(kind) }, 'h264') === 'give',
  );
}

const group = (pictures: number, of: readonly Kind[] = ['ref']): Kind[] => [
  'key',
  ...Array.from({ length: pictures - 1 }, (_, at) => of[at % of.length] ?? 'ref'),
];

const count = (flags: readonly boolean[]) => flags.filter(Boolean).length;

test('groups of two seconds take turns, and of two streams one moves while the other rests', () => {
  const kinds = Array.from({ length: 6 }, () => group(50)).flat();
  const one = given(new HalfPace(), kinds);
  const two = given(new HalfPace(), kinds);
  expect(count(one.slice(100))).toBe(100);
  expect(count(two.slice(100))).toBe(100);
  for (let at = 100; at < 300; at++) expect(one[at]).not.toBe(two[at]);
});

test('of a long group the first half is decoded: the picture never rests for longer', () => {
  const flags = given(new HalfPace(), [...group(250), ...group(250), ...group(250)]);
  expect(flags.slice(250, 500)).toEqual([...Array(125).fill(true), ...Array(125).fill(false)]);
});

test('pictures that nothing is decoded from are left out one by one', () => {
  const layered = Array.from({ length: 3 }, () => group(50, ['free', 'ref'])).flat();
  expect(given(new HalfPace(), layered).slice(100, 106)).toEqual([true, false, true, false, true, false]);
  const withB = Array.from({ length: 3 }, () => group(48, ['free', 'free', 'ref'])).flat();
  const flags = given(new HalfPace(), withB).slice(96);
  expect(count(flags)).toBeGreaterThanOrEqual(24);
  expect(count(flags)).toBeLessThanOrEqual(26);
});

test('in long groups too, whatever the first one was given', () => {
  for (let pace = 0; pace < 2; pace++) {
    const flags = given(new HalfPace(), Array.from({ length: 4 }, () => group(250, ['free', 'ref'])).flat());
    expect(flags.slice(750, 756)).toEqual([true, false, true, false, true, false]);
  }
});

test('where every picture is a keyframe every other one is decoded', () => {
  const flags = given(new HalfPace(), Array<Kind>(20).fill('key'));
  expect(count(flags.slice(2))).toBe(9);
  for (let at = 2; at + 1 < 20; at++) expect(flags[at]).not.toBe(flags[at + 1]);
});

test('no picture is decoded without those it needs, and about half of them are', () => {
  const kind = fc.constantFrom<Kind>('ref', 'free');
  const pattern = fc.array(kind, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(pattern, fc.integer({ min: 2, max: 300 }), fc.boolean(), (of, length, other) => {
      if (other) new HalfPace();
      const kinds = Array.from({ length: 10 }, () => group(length, of)).flat();
      const flags = given(new HalfPace(), kinds);
      let isWhole = false;
      for (const [at, kindHere] of kinds.entries()) {
        if (kindHere === 'key') isWhole = flags[at] ?? false;
        else if (flags[at]) expect(isWhole).toBe(true);
        if (kindHere === 'ref' && !flags[at]) isWhole = false;
      }
      const share = count(flags.slice(2 * length)) / (8 * length);
      expect(share).toBeGreaterThanOrEqual(0.4);
      expect(share).toBeLessThanOrEqual(0.75);
    }),
    { numRuns: runs(20) },
  );
});

test('H.265: of a lower layer nothing is left out, since the layers above may need it', () => {
  const pace = new HalfPace();
  const pictures = Array.from({ length: 120 }, (_, at) => {
    const inGroup = at % 40;
    if (inGroup === 0) return { keyframe: true, payload: hevc(19, 0) };
    const layer = [0, 2, 1, 2][inGroup % 4] ?? 0;
    // TSA_N in the layers 1 and 2: not needed in their own layer, but layer 1 in layer 2.
    return { keyframe: false, payload: layer === 0 ? hevc(1, 0) : hevc(2, layer) };
  });
  const turns = pictures.map((picture, at) => pace.turnOf({ ...picture, ptsMs: at * stepMs }, 'hevc'));
  expect(turns.slice(84, 92)).toEqual(['give', 'skip', 'give', 'skip', 'give', 'skip', 'give', 'skip']);
});

test('H.265: a layer that turns up after something was skipped ends the group', () => {
  const pace = new HalfPace();
  let ptsMs = 0;
  const send = (keyframe: boolean, payload: Uint8Array) => {
    ptsMs += stepMs;
    return pace.turnOf({ keyframe, payload, ptsMs }, 'hevc');
  };
  for (let round = 0; round < 2; round++) {
    send(true, hevc(19, 0));
    for (let at = 0; at < 10; at++) send(false, at % 2 ? hevc(1, 0) : hevc(0, 0));
  }
  send(true, hevc(19, 0));
  expect(send(false, hevc(0, 0))).toBe('skip');
  expect(send(false, hevc(0, 1))).toBe('cut');
  expect(send(false, hevc(1, 0))).toBe('cut');
});
