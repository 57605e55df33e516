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
  range,
  shape,
  small,
  within,
} from '../../../../test/support/decode-bench.ts';
import { FedStream } from '../../../../test/support/fed-stream.ts';
import { numberedClip } from '../../../../test/support/numbered-clip.ts';
import { childPids } from '../process/child-registry.ts';

afterEach(endLanes);

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
    await vi.waitFor(async () => {
      await camera.send(1);
      expect(viewer.pictures.at(-1)).toMatchObject({ width: 320, height: 180 });
    }, within);
    expectTrue(viewer, clip, camera);
    const shown = viewer.numbers.slice(viewer.numbers.indexOf(29));
    expect(shown).toEqual(shown.map((_, index) => (29 + index) % shape.pictures));
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

test.each([40, 60, 500])('a clock that is set back by %i ms stops nothing', async (backMs) => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const viewer = new Recorder();
  open(lanesOf(camera.stream), viewer);
  await camera.send(30);
  camera.setsClockBack(backMs);
  await camera.send(60);
  await vi.waitFor(() => expect(viewer.last).toBe(89 % shape.pictures), within);
  expect(viewer.numbers.length).toBeGreaterThan(80);
  expect(viewer.numbers).toEqual(
    range(90 - viewer.numbers.length, 90).map((number) => number % shape.pictures),
  );
  expect(viewer.lane.at(-1)).toMatchObject({ phase: 'running', deaths: 0 });
});

describe('half of the pictures', () => {
  test.each(Object.keys(encoders) as (keyof typeof encoders)[])(
    '%s: each is the right one',
    async (codec) => {
      const clip = await numberedClip({ ...shape, encoder: encoders[codec] });
      const camera = new Camera(clip);
      const lanes = lanesOf(camera.stream);
      const viewer = new Recorder();
      open(lanes, viewer, 'half');
      const sent = 3 * shape.pictures;
      await camera.send(sent, 10);
      // Of nine groups that take turns three are whole at least.
      await vi.waitFor(() => expect(viewer.pictures.length).toBeGreaterThan(50), within);
      expectTrue(viewer, clip, camera);
      expect(new Set(viewer.pictures.map(({ ptsMs }) => ptsMs)).size).toBe(viewer.pictures.length);
      expect(viewer.pictures.length).toBeLessThan(sent / 2 + 25);
    },
  );

  test('whole groups in turn, and all again without waiting for the next keyframe', async () => {
    const clip = await numberedClip({ ...shape, encoder: h264 });
    const camera = new Camera(clip);
    const lanes = lanesOf(camera.stream);
    const viewer = new Recorder();
    const feed = open(lanes, viewer, 'half');
    const ofGroup = (group: number) =>
      viewer.numbers.filter((number) => Math.floor(number / 20) === group).length;
    await camera.send(60, 20);
    await vi.waitFor(() => expect(ofGroup(1) + ofGroup(2)).toBeGreaterThanOrEqual(20), within);
    expect(lanes.stats()[0]?.leftOut).toBeLessThan(20);
    feed.tune(small, 'all');
    await vi.waitFor(() => expect(viewer.last).toBe(59), within);
    const shown = [ofGroup(1), ofGroup(2)];
    expect([
      [20, 1],
      [0, 20],
    ]).toContainEqual(shown);
    await camera.send(5);
    await vi.waitFor(() => expect(viewer.last).toBe(4), within);
    expectTrue(viewer, clip, camera);
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
