import { afterAll, test as base, beforeAll, describe, expect, vi } from 'vitest';
import { startTestCity } from '../../../../test/support/city-for-tests.ts';
import { quickFfmpeg } from '../../../../test/support/quick-ffmpeg.ts';
import { recordingViewer } from '../../../../test/support/recording-viewer.ts';
import type { Camera } from '../../../shared/camera/camera.ts';
import { Camera as CameraSchema } from '../../../shared/camera/camera.ts';
import type { City } from '../../../simulator/city.ts';
import { createLogger } from '../log/logger.ts';
import { childPids } from '../process/child-registry.ts';
import type { Clients } from './client-choice.ts';
import { createStreamDirectory, type StreamDirectoryControl } from './stream-directory.ts';

const small = {
  sizes: { sub: { width: 160, height: 96 }, main: { width: 160, height: 96 } },
  audio: null,
  gopSeconds: 1,
} as const;
const password = 'p@ss: w/örd';
/** Cameras of one test each, which breaks them or counts their connections. Others are watched by several tests at once. */
const own = {
  shared: 9,
  lingering: 10,
  'wrong-password': 11,
  'not-found': 12,
  hanging: 13,
  silent: 14,
  garbage: 15,
} as const;
let city: City;
const lines: string[] = [];

beforeAll(async () => {
  city = await startTestCity({
    cameras: 15,
    loopSeconds: 2,
    h264Only: false,
    auth: { user: 'viewer', password },
    overrides: [
      { number: 1, ...small },
      { number: 2, ...small, codec: 'hevc' },
      { number: 3, ...small, codec: 'mjpeg' },
      { number: 4, ...small, audio: 'pcma' },
      { number: 5, ...small, bFrames: 2 },
      { number: 6, ...small, audioOnly: true },
      { number: 7, ...small, codec: 'vp8' },
      { number: 8, ...small, fps: 2 },
      ...Object.values(own).map((number) => ({ number, ...small, ownPort: true })),
    ],
  });
});
afterAll(async () => {
  await city.dispose();
  expect(childPids()).toEqual([]);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => /p@ss|p%40ss|viewer/.test(line))).toEqual([]);
});

function camera(number: number, over: Partial<Camera['streams'][number]> = {}): Camera {
  const stream = { role: 'sub', url: city.url(number, 'sub'), ...over };
  return CameraSchema.parse({ id: `c${number}`, number, name: `Camera ${number}`, streams: [stream] });
}

/** `directoryOf` makes a directory that ends with its test. */
const test = base.extend<{
  directoryOf: (cameras: readonly Camera[], lingerMs?: number, clients?: Clients) => StreamDirectoryControl;
}>({
  // Vitest wants a pattern there.
  directoryOf: async ({ task: _ }, use) => {
    const open: StreamDirectoryControl[] = [];
    await use((cameras, lingerMs = 10_000, clients = 'own-first') => {
      const logger = createLogger((_level, line) => lines.push(line));
      const directory = createStreamDirectory({ ffmpeg: quickFfmpeg, logger, lingerMs, clients });
      directory.setCameras(cameras);
      open.push(directory);
      return directory;
    });
    await Promise.all(open.map((directory) => directory.dispose()));
  },
});

function watch(directory: StreamDirectoryControl, number: number) {
  const recorded = recordingViewer();
  const joined = directory.stream(`c${number}`, 'sub')?.join(recorded.viewer);
  if (!joined) throw new Error(`no camera ${number}`);
  return { ...recorded, leave: () => joined.dispose() };
}

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 25_000, interval: 20 });
const flows = (seen: ReturnType<typeof watch>, count = 12) =>
  until(() => expect(seen.packets.length).toBeGreaterThan(count));

describe.concurrent('cameras of every kind', () => {
  test.for([
    [1, 'h264', 'tcp', 'own-first'],
    [1, 'h264', 'tcp', 'ffmpeg'],
    [1, 'h264', 'udp', 'own-first'],
    [2, 'hevc', 'tcp', 'own-first'],
    [2, 'hevc', 'tcp', 'ffmpeg'],
    [3, 'mjpeg', 'tcp', 'own-first'],
    [4, 'h264', 'tcp', 'own-first'],
    [7, 'other', 'tcp', 'own-first'],
  ] as const)(
    'camera %i (%s over %s, %s) flows',
    async ([number, codec, transport, clients], { directoryOf }) => {
      const seen = watch(directoryOf([camera(number, { transport })], 10_000, clients), number);
      await flows(seen);
      expect(seen.configs).toHaveLength(1);
      expect(seen.configs[0]).toMatchObject({ generation: 1, config: { codec, width: 160, height: 96 } });
      await until(() => expect(seen.packets.some(({ packet }) => packet.keyframe)).toBe(true));
      expect(seen.story()).toEqual(['connecting', 'receiving']);
      seen.leave();
    },
  );

  test('over TLS with a certificate of its own making', async ({ directoryOf }) => {
    const withTls = await startTestCity({ cameras: 1, tlsPort: 0, overrides: [{ number: 1, ...small }] });
    try {
      const seen = watch(directoryOf([camera(1, { url: withTls.tlsUrl(1, 'sub') })]), 1);
      await flows(seen);
      expect(seen.configs[0]?.config.codec).toBe('h264');
    } finally {
      await withTls.dispose();
    }
  });

  test('B-frames keep their places in time', async ({ directoryOf }) => {
    const seen = watch(directoryOf([camera(5)]), 5);
    await flows(seen, 60);
    const times = seen.packets.slice(10).map(({ packet }) => Math.round(packet.ptsMs));
    const sorted = [...times].sort((a, b) => a - b);
    expect(times).not.toEqual(sorted);
    expect(new Set(times).size).toBe(times.length);
    // Inside, the pictures in order of display are one frame apart.
    const steps = sorted.slice(5, -5).map((time, index, inner) => time - (inner[index - 1] ?? time - 40));
    expect(new Set(steps)).toEqual(new Set([40]));
  });

  test('sound is carried and does not hold the pictures up', async ({ directoryOf }) => {
    const directory = directoryOf([camera(4)]);
    await flows(watch(directory, 4), 30);
    expect(directory.stats()[0]?.audioPackets).toBeGreaterThan(10);
  });

  test('without a picture', async ({ directoryOf }) => {
    const seen = watch(directoryOf([camera(6)]), 6);
    await until(() => expect(seen.story()).toContain('waiting no-video'));
  });
});

test.concurrent('what a stream is stays known after nobody watches it, and is told once', async ({
  directoryOf,
}) => {
  const directory = directoryOf([camera(2)], 0);
  const told: unknown[] = [];
  directory.onFacts.on((stream) => told.push(stream));
  expect(directory.facts('c2', 'sub')).toBeNull();
  const first = watch(directory, 2);
  await flows(first, 5);
  first.leave();
  await until(() => expect(directory.stats()[0]?.phase).toBe('idle'));
  expect(directory.facts('c2', 'sub')).toMatchObject({ codec: 'hevc', width: 160, height: 96 });
  const again = watch(directory, 2);
  await flows(again, 5);
  again.leave();
  expect(told).toEqual([{ cameraId: 'c2', role: 'sub' }]);
});

describe.concurrent('sharing', () => {
  test('a second viewer gets the picture at once, from its keyframe on, and no second connection', async ({
    directoryOf,
  }) => {
    const directory = directoryOf([camera(own.shared)]);
    const first = watch(directory, own.shared);
    await until(() => expect(first.packets.some(({ packet }) => packet.keyframe)).toBe(true));
    await flows(first, first.packets.length + 5);
    expect(city.camera(own.shared).connections).toBe(1);
    const second = watch(directory, own.shared);
    expect(second.story()).toEqual(['receiving']);
    expect(second.configs).toEqual(first.configs);
    expect(second.packets.length).toBeGreaterThan(0);
    expect(second.packets.every(({ cached }) => cached)).toBe(true);
    expect(second.packets[0]?.packet.keyframe).toBe(true);
    expect(first.packets.at(-1)?.packet).toBe(second.packets.at(-1)?.packet);
    const count = second.packets.length;
    await flows(second, count + 5);
    expect(second.packets.at(-1)?.cached).toBe(false);
    expect(city.camera(own.shared).connections).toBe(1);
  });

  test('the pull ends a while after its last viewer left', async ({ directoryOf }) => {
    const directory = directoryOf([camera(own.lingering)], 50);
    const seen = watch(directory, own.lingering);
    await flows(seen);
    expect(city.camera(own.lingering).connections).toBeGreaterThan(0);
    seen.leave();
    seen.leave();
    await until(() => expect(directory.stats()[0]?.phase).toBe('idle'));
    const again = watch(directory, own.lingering);
    await flows(again);
    expect(again.configs[0]?.generation).toBe(2);
  });

  test('a warmed pull has its pictures ready for the first viewer', async ({ directoryOf }) => {
    const directory = directoryOf([camera(1)]);
    directory.warm('c1', 'sub');
    directory.warm('nobody', 'sub');
    await until(() => expect(directory.stats()[0]?.keyframes).toBeGreaterThan(0));
    expect(watch(directory, 1).packets.length).toBeGreaterThan(0);
  });

  test('a warmed pull that nobody wants ends', async ({ directoryOf }) => {
    const directory = directoryOf([camera(3)], 50);
    directory.warm('c3', 'sub');
    expect(directory.stats()[0]?.phase).toBe('connecting');
    await until(() => expect(directory.stats()[0]?.phase).toBe('idle'));
  });

  test('an unknown camera or role has no stream', ({ directoryOf }) => {
    const directory = directoryOf([camera(1)]);
    expect(directory.stream('c1', 'main')).toBeNull();
    expect(directory.stream('c2', 'sub')).toBeNull();
  });
});

describe.concurrent('a new list of cameras', () => {
  test('leaves what is unchanged alone, connects anew what changed, ends what is gone', async ({
    directoryOf,
  }) => {
    const directory = directoryOf([camera(1), camera(2), camera(3)]);
    const [kept, changed, gone] = [watch(directory, 1), watch(directory, 2), watch(directory, 3)];
    await Promise.all([kept, changed, gone].map((seen) => flows(seen)));
    directory.setCameras([camera(1), { ...camera(2), streams: camera(4).streams }]);
    await until(() =>
      expect(changed.configs.at(-1)).toMatchObject({ generation: 2, config: { codec: 'h264' } }),
    );
    expect(kept.configs).toHaveLength(1);
    expect(kept.story()).toEqual(['connecting', 'receiving']);
    expect(gone.story().at(-1)).toBe('waiting not-found');
    expect(directory.stream('c3', 'sub')).toBeNull();
    const count = gone.packets.length;
    await flows(changed, changed.packets.length + 10);
    expect(gone.packets).toHaveLength(count);
  });
});

describe.concurrent('faults', () => {
  const heal = (number: number) => city.camera(number).setFault(null);

  test.for([
    ['wrong-password', 'unauthorized'],
    ['not-found', 'not-found'],
  ] as const)('%s: %s, until it is right again', async ([kind, reason], { directoryOf }) => {
    const seen = watch(directoryOf([camera(own[kind])]), own[kind]);
    await flows(seen);
    await city.camera(own[kind]).setFault({ kind });
    await until(() => expect(seen.story()).toContain(`waiting ${reason}`));
    await heal(own[kind]);
    await until(() => expect(seen.story().at(-1)).toBe('receiving'));
    for (const { detail } of seen.statuses) expect(detail).not.toContain('://');
  });

  test('half-open: silent, then a timeout, then tried for ever', async ({ directoryOf }) => {
    const seen = watch(directoryOf([camera(own.hanging)]), own.hanging);
    await flows(seen);
    await city.camera(own.hanging).setFault({ kind: 'half-open' });
    await until(() => expect(seen.story()).toContain('waiting timeout'));
    await heal(own.hanging);
    await until(() => expect(seen.story().at(-1)).toBe('receiving'));
    expect(seen.story().slice(0, 5)).toEqual([
      'connecting',
      'receiving',
      'silent timeout',
      'waiting timeout',
      'connecting timeout',
    ]);
  });

  test('a short silence is over without a new connection', async ({ directoryOf }) => {
    const seen = watch(directoryOf([camera(own.silent)]), own.silent);
    await flows(seen);
    await city.camera(own.silent).setFault({ kind: 'silence' });
    await until(() => expect(seen.story().at(-1)).toBe('silent timeout'));
    await heal(own.silent);
    await until(() => expect(seen.story().at(-1)).toBe('receiving'));
    expect(seen.story()).toEqual(['connecting', 'receiving', 'silent timeout', 'receiving']);
    expect(seen.configs).toHaveLength(1);
  });

  test('two pictures a second are no silence', async ({ directoryOf }) => {
    const seen = watch(directoryOf([camera(8)]), 8);
    await flows(seen, 8);
    expect(seen.story()).toEqual(['connecting', 'receiving']);
  });

  test('garbage', async ({ directoryOf }) => {
    const seen = watch(directoryOf([camera(own.garbage)]), own.garbage);
    await city.camera(own.garbage).setFault({ kind: 'garbage' });
    await until(() => expect(seen.story().join()).toMatch(/waiting (not-rtsp|closed-by-camera|timeout)/));
    await heal(own.garbage);
    await until(() => expect(seen.story().at(-1)).toBe('receiving'));
  });
});
