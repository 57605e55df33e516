import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { engineBench, pictureRecord } from '../../../test/video-wall/engine-bench.ts';
import { coreTimeMs, h264, hello } from '../../../test/video-wall/fake-core.ts';
import { tileWish } from '../../../test/video-wall/tile-wish.ts';
import { packetFlag } from '../../shared/media/media-message.ts';

const frameMs = 40;
/** Pictures are drawn at this beat: one may be drawn so much later than another that came as late. */
const beatMs = 34;
const bench = engineBench();

/** The engine looks at a number in the planes, not at pictures. */
function numbered(number: number): Uint8Array {
  const planes = new Uint8Array(24);
  new DataView(planes.buffer).setUint32(4, number);
  return planes;
}

interface Drawn {
  readonly atMs: number;
  readonly number: number;
}

/** Shows the sub stream, then wants the main one: its pictures come `lateMs` later than those of the sub, the first of them after `openMs`, one of the cached run before. */
async function swapped(lateMs: number, openMs: number, phaseMs: number): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  bench.paint = async (_, { planes }) => {
    const number = new DataView(planes.buffer).getUint32(4);
    drawn.push({ atMs: performance.now(), number });
  };
  const tile = (role: 'main' | 'sub') =>
    bench.wish([tileWish(0, 'one', { lane: 'ffmpeg', role, roles: ['main', 'sub'] })]);
  tile('sub');
  await vi.advanceTimersByTimeAsync(50 + phaseMs);
  bench.receive(hello(bench.slotOf('one'), 1, h264));
  let wantedAtMs = Number.POSITIVE_INFINITY;
  let said = false;
  for (let number = 1; number < 150; number++) {
    const arrivedAtMs = coreTimeMs();
    const times = { ptsMs: number * frameMs, arrivedAtMs };
    const send = (role: 'main' | 'sub', afterMs: number, flags = 0) =>
      setTimeout(() => {
        const slot = bench.slotOf('one', role);
        if (slot > 0) bench.receive([pictureRecord(slot, { ...times, flags }, numbered(number))]);
      }, afterMs);
    send('sub', 0);
    if (number === 25) {
      wantedAtMs = performance.now();
      tile('main');
    }
    const isOpen = performance.now() - wantedAtMs >= openMs;
    if (isOpen && !said) bench.receive(hello(bench.slotOf('one', 'main'), 1, h264));
    if (isOpen) send('main', lateMs, said ? 0 : packetFlag.cached);
    said ||= isOpen;
    await vi.advanceTimersByTimeAsync(frameMs);
  }
  await vi.advanceTimersByTimeAsync(500);
  expect(bench.reports).toMatchObject([{ stream: 'main', state: 'live' }]);
  return drawn;
}

test('a tile goes over to another stream without a gap longer than two frame times and without a step back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 5 * frameMs }),
      fc.integer({ min: 0, max: 1500 }),
      fc.integer({ min: 0, max: frameMs }),
      async (lateMs, openMs, phaseMs) => {
        bench.wish([]);
        await vi.advanceTimersByTimeAsync(100);
        const drawn = await swapped(lateMs, openMs, phaseMs);
        expect(drawn.length).toBeGreaterThan(130);
        for (const [index, { atMs, number }] of drawn.slice(1).entries()) {
          const before = drawn[index];
          expect(number).toBeGreaterThanOrEqual(before?.number ?? 0);
          expect(number - (before?.number ?? 0)).toBeLessThanOrEqual(2);
          expect(atMs - (before?.atMs ?? 0)).toBeLessThanOrEqual(2 * frameMs + beatMs);
        }
      },
    ),
    { numRuns: 25 },
  );
});
