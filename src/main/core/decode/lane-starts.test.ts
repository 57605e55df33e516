import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import {
  Camera,
  encoders,
  endLanes,
  h264,
  lanesOf,
  open,
  Recorder,
  shape,
  within,
} from '../../../../test/support/decode-bench.ts';
import { numberedClip } from '../../../../test/support/numbered-clip.ts';
import { childPids } from '../process/child-registry.ts';
import { StartGate } from '../streams/start-gate.ts';

afterEach(endLanes);

/** A gate that gives nothing back by time. */
function strictGate(width: number): StartGate {
  return new StartGate({ width, holdMs: 600_000 });
}

/** A program that takes everything and says nothing. */
function silentProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vonglau-silent-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'silent');
  writeFileSync(path, '#!/bin/sh\nexec tail -f /dev/null\n');
  chmodSync(path, 0o755);
  return path;
}

test('decoders wait for their turn, and lose nothing of the group by it', async () => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const gate = strictGate(1);
  const other = await gate.enter(new AbortController().signal);
  const viewer = new Recorder();
  open(lanesOf(camera.stream, { gate }), viewer);
  await camera.send(10);
  expect(childPids('ffmpeg')).toEqual([]);
  other.dispose();
  await vi.waitFor(() => expect(viewer.last).toBe(9), within);
});

test('one at a time through a narrow gate: the next starts when the one before gives pictures', async () => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const lanes = lanesOf(camera.stream, { gate: strictGate(1) });
  const viewers = [60, 90, 120, 160].map((widthPx) => {
    const viewer = new Recorder();
    open(lanes, viewer, 'all', { widthPx, heightPx: widthPx });
    return viewer;
  });
  await camera.send(10);
  const running = () => childPids('ffmpeg').length;
  const withPictures = () => viewers.filter(({ pictures }) => pictures.length > 0).length;
  await vi.waitFor(() => {
    expect(running() - withPictures()).toBeLessThanOrEqual(1);
    expect(withPictures()).toBe(viewers.length);
  }, within);
});

test('a viewer that goes while it waits starts nothing, and holds nobody up', async () => {
  const clip = await numberedClip({ ...shape, encoder: h264 });
  const camera = new Camera(clip);
  const gate = strictGate(1);
  const lanes = lanesOf(camera.stream, { gate });
  const other = await gate.enter(new AbortController().signal);
  open(lanes, new Recorder(), 'all', { widthPx: 60, heightPx: 60 }).dispose();
  const viewer = new Recorder();
  open(lanes, viewer);
  other.dispose();
  await camera.send(10);
  await vi.waitFor(() => expect(viewer.last).toBe(9), within);
  expect(childPids('ffmpeg')).toHaveLength(1);
});

test('keyframes only of a stream in which every picture is one: one a second', async () => {
  const clip = await numberedClip({ ...shape, encoder: encoders.MJPEG });
  const camera = new Camera(clip);
  const lanes = lanesOf(camera.stream);
  const viewer = new Recorder();
  open(lanes, viewer, 'keyframes');
  const atMs = (ms: number) => camera.push((packet) => ({ ...packet, arrivedAtMs: ms }));
  atMs(0);
  await vi.waitFor(() => expect(viewer.last).toBe(0), within);
  for (let sent = 1; sent < 50; sent++) atMs(sent * 40);
  await vi.waitFor(() => expect(lanes.stats()).toMatchObject([{ pictures: 3, leftOut: 47 }]), within);
  expect(viewer.numbers.filter((number) => number > 0)).toEqual([24, 48]);
});

test('a decoder that never gives anything is found by time, however few packets there are', async () => {
  const clip = await numberedClip({ ...shape, encoder: encoders.MJPEG });
  const camera = new Camera(clip);
  const lanes = lanesOf(camera.stream, { ffmpeg: { path: silentProgram(), version: '5.1' }, stallMs: 500 });
  const viewer = new Recorder();
  open(lanes, viewer, 'keyframes');
  camera.push((packet) => ({ ...packet, arrivedAtMs: 0 }));
  await vi.waitFor(() => expect(childPids('ffmpeg')).toHaveLength(1), within);
  for (let sent = 1; sent < 12; sent++) camera.push((packet) => ({ ...packet, arrivedAtMs: sent * 1000 }));
  await vi.waitFor(() => expect(viewer.lane.at(-1)).toMatchObject({ deaths: 1 }), {
    timeout: 30_000,
    interval: 50,
  });
});
