import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  Camera,
  encoders,
  endLanes,
  expectTrue,
  h264,
  lanesOf,
  open,
  Recorder,
  shape,
  within,
} from '../../../../test/support/decode-bench.ts';
import { numberedClip, pictureNumber } from '../../../../test/support/numbered-clip.ts';
import { childPids } from '../process/child-registry.ts';
import type { Packet } from '../streams/packet.ts';

afterEach(endLanes);

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
    const lanes = lanesOf(camera.stream, { now: () => nowMs, badMs: 500 });
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
    expect(viewer.lane.some((status) => status.width === 320 && status.height === 180)).toBe(true);
    expect(viewer.lane.at(-1)).toMatchObject({ deaths: 0, ...shapeThen });
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

test('a decoder that is late is not fed more, however few the packets are', async () => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const lanes = lanesOf(camera.stream);
  const viewer = new Recorder();
  open(lanes, viewer);
  await camera.send(20);
  await vi.waitFor(() => expect(viewer.last).toBe(19), within);
  const [pid] = childPids('ffmpeg');
  process.kill(pid ?? 0, 'SIGSTOP');
  const leftOut = () => lanes.stats()[0]?.leftOut ?? 0;
  await vi.waitUntil(async () => {
    await camera.send(1, 300);
    return leftOut() > 0;
  }, within);
  process.kill(pid ?? 0, 'SIGCONT');
  const seen = viewer.pictures.length;
  await camera.send(60);
  await vi.waitFor(() => expect(viewer.pictures.length).toBeGreaterThan(seen + 40), within);
  expectTrue(viewer, clip, camera);
  expect(viewer.lane.at(-1)).toMatchObject({ phase: 'running', deaths: 0 });
});

test('a decoder that hangs while it is behind is replaced, though nothing more is fed to it', async () => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const lanes = lanesOf(camera.stream);
  const viewer = new Recorder();
  open(lanes, viewer);
  await camera.send(20);
  await vi.waitFor(() => expect(viewer.last).toBe(19), within);
  const [pid] = childPids('ffmpeg');
  process.kill(pid ?? 0, 'SIGSTOP');
  await vi.waitUntil(async () => {
    await camera.send(1, 300);
    return (lanes.stats()[0]?.leftOut ?? 0) > 0;
  }, within);
  await vi.waitFor(() => expect(viewer.lane.at(-1)?.deaths).toBe(1), { timeout: 30_000, interval: 50 });
  const seen = viewer.pictures.length;
  await camera.send(60);
  await vi.waitFor(() => expect(viewer.pictures.length).toBeGreaterThan(seen + 30), within);
  expectTrue(viewer, clip, camera);
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
