import { afterEach, describe, expect, test, vi } from 'vitest';
import { FedStream } from '../../../../test/support/fed-stream.ts';
import { type NumberedClip, numberedClip, pictureNumber } from '../../../../test/support/numbered-clip.ts';
import type { LaneStatus } from '../../../shared/media/lane-status.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import { createLogger } from '../log/logger.ts';
import { childPids } from '../process/child-registry.ts';
import type { Packet } from '../streams/packet.ts';
import { createDecodeLanes, type DecodeLanes, type DecodeLanesOptions } from './decode-lanes.ts';
import type { LanePicture, LaneViewer } from './lane-picture.ts';

const shape = { width: 320, height: 180, fps: 25, pictures: 60 };
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '20'];
const encoders = {
  'H.264': h264,
  'H.264 with B-frames': [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-bf',
    '2',
    '-g',
    '20',
    '-sc_threshold',
    '0',
  ],
  'H.265': ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none:keyint=20:bframes=0'],
  'H.265 with B-frames': [
    '-c:v',
    'libx265',
    '-preset',
    'ultrafast',
    '-x265-params',
    'log-level=none:keyint=20:bframes=2',
  ],
  MJPEG: ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'],
  'MPEG-4': ['-c:v', 'mpeg4', '-g', '20', '-q:v', '4'],
  'MPEG-4 with B-frames': ['-c:v', 'mpeg4', '-g', '20', '-bf', '2', '-q:v', '4'],
};

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  expect(childPids('ffmpeg')).toEqual([]);
});

function lanesOf(stream: FedStream, more: Partial<DecodeLanesOptions> = {}): DecodeLanes {
  const lanes = createDecodeLanes({
    ffmpeg: { path: 'ffmpeg', version: '5.1' },
    logger: createLogger(() => {}),
    streams: { stream: (cameraId) => (cameraId === 'cam' ? stream : null) },
    method: () => 'software',
    ...more,
  });
  stops.push(() => lanes.dispose());
  return lanes;
}

class Recorder implements LaneViewer {
  readonly pictures: LanePicture[] = [];
  readonly lane: LaneStatus[] = [];
  readonly configs: number[] = [];
  onStatus(): void {}
  onConfig(generation: number): void {
    this.configs.push(generation);
  }
  onPicture(picture: LanePicture): void {
    this.pictures.push(picture);
  }
  onLane(_: number, status: LaneStatus): void {
    this.lane.push(status);
  }
  get numbers(): number[] {
    return this.pictures.map(({ planes, width, height }) => pictureNumber(planes, width, height));
  }
  get last(): number {
    return this.numbers.at(-1) ?? -1;
  }
}

/** Packets as a camera sends them, a few milliseconds apart. */
class Camera {
  readonly stream = new FedStream();
  readonly sent: Packet[] = [];
  private clip: NumberedClip;
  private at = 0;
  private offsetMs = 0;
  private readonly startedAtMs = performance.now();

  constructor(clip: NumberedClip) {
    this.clip = clip;
    this.stream.connect(clip);
  }

  /** The same connection goes on with another clip from its beginning. */
  becomes(clip: NumberedClip): void {
    this.offsetMs = (this.sent.at(-1)?.ptsMs ?? 0) + 40;
    this.clip = clip;
    this.at = 0;
  }

  /** A new connection, whose times begin anew. */
  reconnects(clip: NumberedClip): void {
    this.clip = clip;
    this.at = 0;
    this.offsetMs = 0;
    this.stream.connect(clip);
  }

  /** The time of `count` packets, one each few milliseconds. */
  async send(count: number, spacingMs = 15): Promise<void> {
    for (let step = 0; step < count; step++) {
      this.push();
      await new Promise((resolve) => setTimeout(resolve, spacingMs));
    }
  }

  push(change: (packet: Packet) => Packet = (packet) => packet): void {
    const loop = Math.floor(this.at / this.clip.packets.length);
    const packet = this.clip.packets[this.at++ % this.clip.packets.length];
    if (packet === undefined) throw new Error('the clip is empty');
    const loopMs = (loop * 1000 * shape.pictures) / shape.fps;
    const arrivedAtMs = performance.now() - this.startedAtMs;
    const sent = change({ ...packet, ptsMs: packet.ptsMs + loopMs + this.offsetMs, arrivedAtMs });
    this.sent.push(sent);
    this.stream.push(sent);
  }
}

const small = { widthPx: 160, heightPx: 120 };
const open = (lanes: DecodeLanes, viewer: LaneViewer, tier: FeedTier = 'all', wish = small) => {
  const feed = lanes.open('cam', 'sub', wish, tier, viewer);
  if (feed === null) throw new Error('the camera is not known');
  return feed;
};
const within = { timeout: 15_000, interval: 10 };

/** Every picture is the one that its times say. */
function expectTrue(viewer: Recorder, clip: NumberedClip, camera: Camera): void {
  for (const { planes, width, height, ptsMs, arrivedAtMs } of viewer.pictures) {
    const loopMs = (1000 * shape.pictures) / shape.fps;
    const number = pictureNumber(planes, width, height);
    expect((ptsMs - clip.ptsMsOf(number)) % loopMs).toBeCloseTo(0, 0);
    expect(camera.sent.some((packet) => packet.ptsMs === ptsMs && packet.arrivedAtMs === arrivedAtMs)).toBe(
      true,
    );
  }
  const times = viewer.pictures.map(({ ptsMs }) => ptsMs);
  expect(times).toEqual([...times].sort((one, other) => one - other));
}

describe.each(Object.keys(encoders) as (keyof typeof encoders)[])('%s', (codec) => {
  test('shows every picture with the times of its packet, in the tile', async () => {
    const clip = await numberedClip({ ...shape, encoder: encoders[codec] });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer);
    await camera.send(60);
    await vi.waitFor(() => expect(viewer.last).toBeGreaterThanOrEqual(54), within);
    expectTrue(viewer, clip, camera);
    const [first] = viewer.pictures;
    expect(first).toMatchObject({ width: 160, height: 90, matrix: 'bt601', fullRange: false, generation: 1 });
    // Pictures are let go only while the first of them start the decoder.
    expect(new Set(viewer.numbers).size).toBe(viewer.pictures.length);
    expect(viewer.pictures.length).toBeGreaterThan(50);
    expect(viewer.lane.at(-1)).toMatchObject({ phase: 'running', method: 'software', deaths: 0 });
  });
});

describe('a viewer', () => {
  test('who comes later gets the newest picture of the cached group, then all', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    for (let sent = 0; sent < 35; sent++) camera.push();
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer);
    await vi.waitFor(() => expect(viewer.numbers).toEqual([34]), within);
    expect(viewer.pictures[0]?.cached).toBe(true);
    await camera.send(25);
    await vi.waitFor(() => expect(viewer.last).toBe(59), within);
    expect(viewer.numbers).toEqual(range(34, 60));
    expect(viewer.pictures.slice(1).every(({ cached }) => !cached)).toBe(true);
  });

  test('shares the decoder of another who wants the same, and gets a picture at once', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const [one, other] = [new Recorder(), new Recorder()];
    const first = open(lanes, one);
    await camera.send(30);
    await vi.waitFor(() => expect(one.last).toBe(29), within);
    const second = open(lanes, other, 'all', { widthPx: 158, heightPx: 118 });
    expect(other.numbers).toEqual([29]);
    expect(other.lane).toEqual([expect.objectContaining({ phase: 'running' })]);
    expect(lanes.stats()).toHaveLength(1);
    expect(childPids('ffmpeg')).toHaveLength(1);
    await camera.send(10);
    await vi.waitFor(() => expect(other.last).toBe(39), within);
    first.dispose();
    expect(lanes.stats()).toHaveLength(1);
    second.dispose();
    expect(lanes.stats()).toEqual([]);
    expect(camera.stream.watched).toBe(false);
  });

  test('of an unknown camera gets nothing', () => {
    const lanes = lanesOf(new FedStream());
    expect(lanes.open('no', 'sub', small, 'all', new Recorder())).toBeNull();
  });
});

describe('a decoder that dies', () => {
  test('is replaced from the cached group: no step back, no wrong picture', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer);
    await camera.send(30);
    await vi.waitFor(() => expect(viewer.last).toBe(29), within);
    const [killed] = childPids('ffmpeg');
    process.kill(killed ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(viewer.lane.at(-1)?.phase).toBe('restarting'), within);
    await camera.send(50);
    await vi.waitFor(() => expect(viewer.last).toBe(19), within);
    expectTrue(viewer, clip, camera);
    expect(viewer.lane.at(-1)).toMatchObject({ phase: 'running', deaths: 1 });
    expect(childPids('ffmpeg')).not.toContain(killed);
  });

  test('three times in a row is bad, and tried again', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    camera.push();
    let nowMs = 0;
    const lanes = lanesOf(camera.stream, { now: () => nowMs });
    const said: boolean[] = [];
    lanes.onBad.on(({ cameraId, role, bad }) => {
      expect([cameraId, role]).toEqual(['cam', 'sub']);
      said.push(bad);
    });
    const viewer = new Recorder();
    open(lanes, viewer);
    for (let deaths = 1; deaths <= 3; deaths++) {
      await vi.waitFor(() => expect(childPids('ffmpeg')).toHaveLength(1), within);
      process.kill(childPids('ffmpeg')[0] ?? 0, 'SIGKILL');
      await vi.waitFor(() => expect(viewer.lane.at(-1)).toMatchObject({ deaths }), within);
    }
    expect(viewer.lane.at(-1)).toMatchObject({ phase: 'bad', detail: expect.stringContaining('SIGKILL') });
    expect([lanes.isBad('cam', 'sub'), lanes.isBad('cam', 'main'), said]).toEqual([true, false, [true]]);
    expect(childPids('ffmpeg')).toEqual([]);
    await vi.waitFor(() => expect(childPids('ffmpeg')).toHaveLength(1), within);
    await camera.send(3);
    await vi.waitFor(() => expect(viewer.last).toBe(3), within);
    expect(viewer.lane.at(-1)).toMatchObject({ phase: 'running', deaths: 3 });
    expect(lanes.isBad('cam', 'sub')).toBe(true);
    nowMs = 60_001;
    await camera.send(1);
    await vi.waitFor(() => expect(said).toEqual([true, false]), within);
    expect(lanes.isBad('cam', 'sub')).toBe(false);
  }, 40_000);

  test('because there is no such program says so', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    camera.push();
    const lanes = lanesOf(camera.stream, { ffmpeg: { path: '/no/ffmpeg', version: '5.1' } });
    const viewer = new Recorder();
    open(lanes, viewer);
    await vi.waitFor(() => expect(viewer.lane.at(-1)?.phase).toBe('bad'), within);
    expect(viewer.lane.at(-1)?.detail).toContain('ENOENT');
  });
});

test('a hardware method that does not start gives way to software', async () => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const lanes = lanesOf(camera.stream, { method: () => 'cuda' });
  const viewer = new Recorder();
  open(lanes, viewer);
  camera.push();
  await vi.waitFor(() => expect(viewer.numbers).toEqual([0]), within);
  expect(viewer.lane.map(({ method }) => method)).toContain('cuda');
  expect(viewer.lane.at(-1)).toMatchObject({ phase: 'running', method: 'software', deaths: 0 });
});

describe('another size', () => {
  test('goes on without a gap or a step back', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    const feed = open(lanes, viewer);
    await camera.send(30);
    await vi.waitFor(() => expect(viewer.last).toBe(29), within);
    feed.tune({ widthPx: 320, heightPx: 240 }, 'all');
    await camera.send(90);
    await vi.waitFor(() => expect(viewer.last).toBe(59), within);
    expectTrue(viewer, clip, camera);
    const shown = viewer.numbers.slice(viewer.numbers.indexOf(29));
    expect(shown).toEqual([...range(29, 60), ...range(0, 60)]);
    expect(viewer.pictures.at(-1)).toMatchObject({ width: 320, height: 180 });
    expect(lanes.stats()).toHaveLength(1);
    await vi.waitFor(() => expect(childPids('ffmpeg')).toHaveLength(1), within);
  });

  test('that is nearly the same starts nothing', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    const feed = open(lanes, viewer);
    camera.push();
    await vi.waitFor(() => expect(viewer.numbers).toEqual([0]), within);
    const pids = childPids('ffmpeg');
    feed.tune({ widthPx: 155, heightPx: 130 }, 'all');
    expect(childPids('ffmpeg')).toEqual(pids);
  });
});

describe('keyframes only', () => {
  test('shows keyframes as they come, and all again without waiting for the next', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    const feed = open(lanes, viewer, 'keyframes');
    await camera.send(50, 20);
    await vi.waitFor(() => expect(viewer.last).toBe(40), within);
    expect(viewer.numbers.every((number) => number % 20 === 0)).toBe(true);
    feed.tune(small, 'all');
    await vi.waitFor(() => expect(viewer.last).toBe(49), within);
    await camera.send(5);
    await vi.waitFor(() => expect(viewer.last).toBe(54), within);
    expect(viewer.numbers.slice(viewer.numbers.indexOf(40))).toEqual([40, ...range(49, 55)]);
    feed.tune(small, 'keyframes');
    await camera.send(10);
    await vi.waitFor(() => expect(viewer.last).toBe(0), within);
    await camera.send(3);
    expect(viewer.numbers.slice(-2)).toEqual([54, 0]);
    expectTrue(viewer, clip, camera);
  });

  test('shows a keyframe that reordering holds back', async () => {
    const clip = await numberedClip({ ...shape, encoder: encoders['H.264 with B-frames'] });
    const camera = new Camera(clip);
    for (let sent = 0; sent < 12; sent++) camera.push();
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer, 'keyframes');
    await vi.waitFor(() => expect(viewer.numbers).toEqual([0]), within);
    await camera.send(18, 20);
    await vi.waitFor(() => expect(viewer.numbers).toEqual([0, 20]), within);
  });
});

describe('a stream that becomes another', () => {
  const next = { width: 160, height: 200, first: 100 };
  test('after a new connection is decoded anew, also with another codec', async () => {
    const [clip, other] = await Promise.all([
      numberedClip({ ...shape, encoder: h264 }),
      numberedClip({ ...shape, ...next, encoder: encoders['H.265'] }),
    ]);
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer);
    await camera.send(10);
    await vi.waitFor(() => expect(viewer.last).toBe(9), within);
    camera.reconnects(other);
    await camera.send(20);
    await vi.waitFor(() => expect(viewer.last).toBe(119), within);
    await vi.waitFor(async () => {
      await camera.send(1);
      expect(viewer.pictures.at(-1)).toMatchObject({ width: 96, height: 120, generation: 2 });
    }, within);
    expect(Math.min(...viewer.numbers.slice(10))).toBe(100);
    expect(viewer.configs).toEqual([1, 2]);
    expect(viewer.lane.at(-1)?.deaths).toBe(0);
  });

  test('after a new connection goes on in the same decoder when it is the same', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer);
    await camera.send(10);
    await vi.waitFor(() => expect(viewer.last).toBe(9), within);
    const pids = childPids('ffmpeg');
    camera.reconnects(clip);
    await camera.send(5);
    await vi.waitFor(() => expect(viewer.last).toBe(4), within);
    expect(viewer.pictures.at(-1)).toMatchObject({ generation: 2, ptsMs: 160 });
    expect(childPids('ffmpeg')).toEqual(pids);
  });

  const inBand = ['-bsf:v', 'dump_extra=freq=keyframe'];
  // A turn by 90 degrees, and two shapes that have the same area in the tile.
  test.each([
    ['H.264', [...h264, ...inBand], { width: 180, height: 320 }],
    ['H.265', [...encoders['H.265'], ...inBand], { width: 180, height: 320 }],
    ['MJPEG', encoders.MJPEG, { width: 180, height: 320 }],
    ['H.264 of the same area', [...h264, ...inBand], { width: 180, height: 180 }],
  ])('in mid-stream is never shown in the old shape: %s', async (_, encoder, shapeThen) => {
    const [clip, other] = await Promise.all([
      numberedClip({ ...shape, encoder }),
      numberedClip({ ...shape, ...shapeThen, first: 100, encoder }),
    ]);
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer, 'all', { widthPx: 160, heightPx: 90 });
    await camera.send(20);
    await vi.waitFor(() => expect(viewer.last).toBe(19), within);
    camera.becomes(other);
    await camera.send(20);
    await vi.waitFor(() => expect(viewer.last).toBe(119), within);
    for (const { width, height, planes } of viewer.pictures) {
      const isOld = pictureNumber(planes, width, height) < 100;
      const of = isOld ? shape : shapeThen;
      expect(width / height).toBeCloseTo(of.width / of.height, 1);
    }
    expect(viewer.numbers.every((number) => number < 60 || (number >= 100 && number < 160))).toBe(true);
    expect(viewer.lane.at(-1)?.deaths).toBe(0);
  });

  test('with a clock that was set back goes on', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    open(lanes, viewer);
    const hourMs = 3_600_000;
    for (let sent = 0; sent < 10; sent++)
      camera.push((packet) => ({ ...packet, ptsMs: packet.ptsMs + hourMs }));
    await vi.waitFor(() => expect(viewer.last).toBe(9), within);
    await camera.send(10);
    await vi.waitFor(() => expect(viewer.last).toBe(19), within);
    expect(viewer.pictures.at(-1)?.ptsMs).toBeCloseTo(19 * 40, 0);
    expect(viewer.lane.at(-1)?.deaths).toBe(0);
  });
});

test('packets of which one in a hundred is damaged do not end the lane', async () => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const lanes = lanesOf(camera.stream);
  const viewer = new Recorder();
  open(lanes, viewer);
  const damaged = (packet: Packet): Packet => {
    const payload = packet.payload.slice();
    payload.fill(0x5a, Math.floor(payload.byteLength / 3), Math.ceil(payload.byteLength / 2));
    return { ...packet, payload };
  };
  for (let sent = 0; sent < 300; sent++) {
    camera.push((packet) => (sent % 100 === 7 ? damaged(packet) : packet));
    if (sent % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await vi.waitFor(() => expect(viewer.last).toBe(59), within);
  expect(viewer.lane.at(-1)?.phase).toBe('running');
  const tail = viewer.pictures.slice(-10);
  for (const { ptsMs, planes, width, height } of tail)
    expect((ptsMs - clip.ptsMsOf(pictureNumber(planes, width, height))) % 2400).toBeCloseTo(0, 0);
});

test('a decoder that does not read is not fed without end, and goes on at a keyframe', async () => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const lanes = lanesOf(camera.stream);
  const viewer = new Recorder();
  open(lanes, viewer);
  await camera.send(20);
  await vi.waitFor(() => expect(viewer.last).toBe(19), within);
  const [pid] = childPids('ffmpeg');
  process.kill(pid ?? 0, 'SIGSTOP');
  const seen = viewer.pictures.length;
  await camera.send(600, 1);
  const leftOut = lanes.stats()[0]?.leftOut ?? 0;
  process.kill(pid ?? 0, 'SIGCONT');
  expect(leftOut).toBeGreaterThan(300);
  await vi.waitFor(() => expect(viewer.pictures.length).toBeGreaterThan(seen + 100), within);
  await camera.send(25);
  await vi.waitFor(() => expect(viewer.last).toBe(44), within);
  expectTrue(viewer, clip, camera);
  expect(viewer.lane.at(-1)).toMatchObject({ phase: 'running', deaths: 0 });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
