import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FedPacket, PacketTimes } from './packet-times.ts';

function fed(ptsMs: number, generation = 1, cached = false): FedPacket {
  const packet = { ptsMs, keyframe: false, arrivedAtMs: 0, payload: new Uint8Array(1) };
  return { packet, generation, cached };
}

test('distances and order of the camera are kept, and the packet is found by its time', () => {
  const times = new PacketTimes();
  const packets = [0, 120, 40, 80, 240].map((ptsMs) => fed(5_000_000 + ptsMs));
  const given = packets.map((packet) => times.add(packet));
  expect(given.map((ptsUs) => ptsUs - (given[0] ?? 0))).toEqual([0, 120_000, 40_000, 80_000, 240_000]);
  expect(times.take(given[2] ?? 0)).toBe(packets[2]);
  expect(times.size).toBe(3);
  expect(times.take(given[4] ?? 0)).toBe(packets[4]);
  expect(times.size).toBe(0);
  expect(times.take(1)).toBeNull();
});

test('a clock that is set back, and a new connection, go on', () => {
  const times = new PacketTimes();
  const first = times.add(fed(3_600_000));
  const back = times.add(fed(0));
  const next = times.add(fed(40));
  const again = times.add(fed(39, 2));
  expect(first < back && back < next && next < again).toBe(true);
  expect(next - back).toBe(40_000);
});

test.each([0, 1, 20, 40, 60, 500, 999])(
  'a clock that is set back by %i ms goes on too, whether pictures are under way or have come',
  (backMs) => {
    for (const underWay of [false, true]) {
      const times = new PacketTimes();
      const given: number[] = [];
      const give = (ptsMs: number) => {
        const ptsUs = times.add(fed(ptsMs));
        given.push(ptsUs);
        if (!underWay) times.take(ptsUs);
      };
      for (let picture = 0; picture < 50; picture++) give(picture * 40);
      for (let picture = 0; picture < 50; picture++) give(49 * 40 - backMs + picture * 40);
      expect(given).toEqual(given.toSorted((one, other) => one - other));
      expect(new Set(given).size).toBe(100);
    }
  },
);

test('pictures that are shown before the one that was decoded before them keep their order, also in pyramids', () => {
  const times = new PacketTimes();
  // Decoding order of B-pyramids, by the time of showing; a plain start, and adaptive B-pictures between.
  const group = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 12, 11, 13, 15, 23, 19, 17, 16, 18, 21, 20, 22, 24, 27, 25, 26,
  ];
  const ptsMs = [0, 1, 2].flatMap((round) => group.map((picture) => (round * group.length + picture) * 40));
  const given = ptsMs.map((time) => times.add(fed(time)));
  expect(given.map((ptsUs) => (ptsUs - (given[0] ?? 0)) / 1000)).toEqual(ptsMs);
});

test('only packets that are not from the cache count as live', () => {
  const times = new PacketTimes();
  const cached = times.add(fed(0, 1, true));
  times.add(fed(40));
  expect([times.size, times.liveSize]).toEqual([2, 1]);
  expect(times.oldestLive?.packet.ptsMs).toBe(40);
  times.take(cached);
  expect([times.size, times.liveSize]).toEqual([1, 1]);
});

test('times are unique and never negative, whatever the camera says', () => {
  const wild = fc.record({ ptsMs: fc.double({ min: -1e9, max: 1e9, noNaN: true }), generation: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(wild, { maxLength: 60 }), (packets) => {
      const times = new PacketTimes();
      const given = packets.map(({ ptsMs, generation }) => times.add(fed(ptsMs, generation)));
      expect(new Set(given).size).toBe(given.length);
      expect(given.every((ptsUs) => Number.isSafeInteger(ptsUs) && ptsUs >= 0)).toBe(true);
    }),
  );
});
