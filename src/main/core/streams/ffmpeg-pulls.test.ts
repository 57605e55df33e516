import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { startTestCity } from '../../../../test/support/city-for-tests.ts';
import { quickFfmpeg } from '../../../../test/support/quick-ffmpeg.ts';
import { recordingViewer } from '../../../../test/support/recording-viewer.ts';
import { Camera } from '../../../shared/camera/camera.ts';
import type { City } from '../../../simulator/city.ts';
import { createLogger } from '../log/logger.ts';
import { childPids } from '../process/child-registry.ts';
import { createStreamDirectory } from './stream-directory.ts';

const small = {
  sizes: { sub: { width: 160, height: 96 }, main: { width: 160, height: 96 } },
  audio: null,
  gopSeconds: 1,
} as const;
let city: City;
beforeAll(async () => {
  const overrides = [1, 2, 3, 4].map((number) => ({ number, ...small }));
  city = await startTestCity({ cameras: 4, loopSeconds: 2, overrides });
});
afterAll(() => city.dispose());

function startPulls(count: number) {
  const directory = createStreamDirectory({
    ffmpeg: quickFfmpeg,
    logger: createLogger(() => {}),
    clients: 'ffmpeg',
  });
  onTestFinished(() => directory.dispose());
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  directory.setCameras(
    numbers.map((number) =>
      Camera.parse({
        id: `c${number}`,
        number,
        name: `Camera ${number}`,
        streams: [{ role: 'sub', url: city.url(number, 'sub') }],
      }),
    ),
  );
  const all = numbers.map((number) => {
    const recorded = recordingViewer();
    directory.stream(`c${number}`, 'sub')?.join(recorded.viewer);
    return recorded;
  });
  return { directory, all };
}

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 25_000, interval: 20 });

test('ffmpeg killed: a new one goes on, in a new generation', async () => {
  const [seen] = startPulls(1).all;
  if (!seen) throw new Error('nobody watches');
  await until(() => expect(seen.packets.length).toBeGreaterThan(12));
  for (const generation of [2, 3]) {
    for (const pid of childPids('ffmpeg')) process.kill(pid, 'SIGKILL');
    await until(() => expect(seen.configs.at(-1)?.generation).toBe(generation));
    await until(() => expect(seen.story().at(-1)).toBe('receiving'));
  }
  const again = ['waiting ingest-died', 'connecting ingest-died', 'receiving'];
  expect(seen.story()).toEqual(['connecting', 'receiving', ...again, ...again]);
  expect(seen.statuses.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 2, 1, 1, 2, 1]);
  expect(seen.statuses.map(({ everReceived }) => everReceived)).toEqual([false, ...Array(7).fill(true)]);
});

test('dispose ends every process', async () => {
  const { directory, all } = startPulls(4);
  await until(() => expect(Math.min(...all.map(({ packets }) => packets.length))).toBeGreaterThan(5));
  expect(childPids('ffmpeg')).toHaveLength(4);
  await directory.dispose();
  expect(childPids('ffmpeg')).toEqual([]);
  expect(directory.stream('c1', 'sub')).toBeNull();
});
