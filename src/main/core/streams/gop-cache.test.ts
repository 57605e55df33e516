import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GopCache } from './gop-cache.ts';
import type { Packet } from './packet.ts';

let clock = 0;
function packet(keyframe: boolean, bytes = 10): Packet {
  clock += 40;
  return { ptsMs: clock, keyframe, arrivedAtMs: clock, payload: new Uint8Array(bytes) };
}

test('holds what came since the last keyframe', () => {
  const cache = new GopCache();
  const all = [packet(true), packet(false), packet(true), packet(false), packet(false)];
  for (const each of all) cache.add(each);
  expect(cache.packets()).toEqual(all.slice(2));
});

test('holds nothing before the first keyframe', () => {
  const cache = new GopCache();
  cache.add(packet(false));
  expect(cache.packets()).toEqual([]);
});

test('a group over the bounds is let go whole, until the next keyframe', () => {
  const cache = new GopCache({ maxBytes: 100, maxPackets: 50 });
  for (const each of [packet(true, 60), packet(false, 30), packet(false, 30), packet(false, 1)])
    cache.add(each);
  expect(cache.packets()).toEqual([]);
  const key = packet(true);
  cache.add(key);
  expect(cache.packets()).toEqual([key]);
});

test('never holds more than its bounds, and always begins with a keyframe', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ keyframe: fc.boolean(), bytes: fc.nat(40) })), (packets) => {
      const cache = new GopCache({ maxBytes: 100, maxPackets: 8 });
      for (const { keyframe, bytes } of packets) {
        cache.add(packet(keyframe, bytes));
        const held = cache.packets();
        expect(held.reduce((sum, { payload }) => sum + payload.byteLength, 0)).toBeLessThanOrEqual(100);
        expect(held.length).toBeLessThanOrEqual(8);
        expect(held.map((each) => each.keyframe)).toEqual(held.map((_, index) => index === 0));
      }
    }),
  );
});
