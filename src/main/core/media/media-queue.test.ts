import { expect, test } from 'vitest';
import { decodeRecords } from '../../../shared/media/media-codec.ts';
import { creditWindowBytes, type MediaRecord, packetFlag } from '../../../shared/media/media-message.ts';
import { MediaQueue } from './media-queue.ts';

function packet(
  slot: number,
  ptsMs: number,
  keyframe: boolean,
  bytes = 1000,
): MediaRecord & { kind: 'packet' } {
  const flags = keyframe ? packetFlag.keyframe : 0;
  return {
    kind: 'packet',
    slot,
    generation: 1,
    flags,
    ptsMs,
    arrivedAtMs: ptsMs,
    payload: new Uint8Array(bytes),
  };
}

function collector() {
  const received: MediaRecord[] = [];
  let bytes = 0;
  const queue = new MediaQueue((message) => {
    bytes += message.byteLength;
    received.push(...decodeRecords(message));
  });
  return { queue, received, bytes: () => bytes };
}

test('records leave in order', () => {
  const { queue, received } = collector();
  for (let at = 0; at < 50; at++) queue.push(packet((at % 3) + 1, at, at < 3));
  queue.flush();
  expect(received.map((record) => (record.kind === 'packet' ? record.ptsMs : -1))).toEqual([
    ...Array(50).keys(),
  ]);
});

test('no more is under way than the window gave credit for', () => {
  const { queue, bytes } = collector();
  for (let at = 0; at < 30; at++) queue.push(packet(1, at, at === 0, 1_000_000));
  queue.flush();
  expect(bytes()).toBeLessThan(creditWindowBytes + 2_000_000);
  const first = bytes();
  queue.credit(5_000_000);
  expect(bytes()).toBeGreaterThan(first);
  expect(bytes()).toBeLessThan(first + 7_000_000);
});

test('a window that stops reading loses packets up to the next keyframe, which says so', () => {
  const { queue, received } = collector();
  for (let at = 0; at < 100; at++) queue.push(packet(1, at, at === 0, 1_000_000));
  queue.flush();
  queue.push(packet(1, 1000, false));
  queue.push(packet(1, 1001, true));
  queue.push(packet(1, 1002, false));
  for (let turn = 0; turn < 20; turn++) queue.credit(20_000_000);
  const tail = received
    .slice(-2)
    .map((record) => (record.kind === 'packet' ? [record.ptsMs, record.flags] : []));
  expect(tail).toEqual([
    [1001, packetFlag.keyframe | packetFlag.afterGap],
    [1002, 0],
  ]);
  expect(queue.dropped).toBeGreaterThan(40);
});

test('shedding never drops a status', () => {
  const { queue, received } = collector();
  const status = {
    phase: 'silent',
    attempt: 1,
    reason: null,
    detail: '',
    everReceived: true,
    sinceMs: 1,
  } as const;
  for (let at = 0; at < 80; at++) queue.push(packet(1, at, true, 1_000_000));
  queue.push({ kind: 'status', slot: 1, generation: 0, status });
  for (let at = 0; at < 80; at++) queue.push(packet(1, at, true, 1_000_000));
  for (let turn = 0; turn < 40; turn++) queue.credit(20_000_000);
  expect(received.filter((record) => record.kind === 'status')).toHaveLength(1);
});

test('a closed slot sends nothing more', () => {
  const { queue, received } = collector();
  queue.push(packet(1, 1, true));
  queue.push(packet(2, 2, true));
  queue.forget(1);
  queue.flush();
  expect(received.map((record) => record.kind === 'packet' && record.slot)).toEqual([2]);
});

function picture(slot: number, ptsMs: number, width = 320, height = 180): MediaRecord & { kind: 'picture' } {
  return {
    kind: 'picture',
    slot,
    generation: 1,
    flags: 0,
    ptsMs,
    arrivedAtMs: ptsMs,
    width,
    height,
    matrix: 'bt601',
    fullRange: false,
    planes: new Uint8Array((width * height * 3) / 2),
  };
}

function picturesOf(received: readonly MediaRecord[], slot: number): number[] {
  return received.flatMap((record) =>
    record.kind === 'picture' && record.slot === slot ? [record.ptsMs] : [],
  );
}

test('of the pictures of a slot only the newest two wait', () => {
  const { queue, received } = collector();
  for (let at = 0; at < 30; at++) for (const slot of [1, 2]) queue.push(picture(slot, at));
  queue.flush();
  expect(picturesOf(received, 1)).toEqual([28, 29]);
  expect(picturesOf(received, 2)).toEqual([28, 29]);
  expect(queue.dropped).toBe(56);
  queue.push(picture(1, 30));
  queue.flush();
  expect(picturesOf(received, 1)).toEqual([28, 29, 30]);
});

test('pictures push out no packets, and packets no pictures', () => {
  const { queue, received } = collector();
  queue.push(packet(100, 1, true));
  for (let slot = 1; slot <= 10; slot++)
    for (let at = 0; at < 5; at++) queue.push(picture(slot, at, 1920, 1080));
  queue.push(packet(100, 2, false));
  for (let at = 0; at < 80; at++) queue.push(packet(200, at, true, 1_000_000));
  for (let turn = 0; turn < 400; turn++) queue.credit(20_000_000);
  for (let slot = 1; slot <= 10; slot++) expect(picturesOf(received, slot)).toEqual([3, 4]);
  const kept = received.filter((record) => record.kind === 'packet' && record.slot === 200);
  expect(kept.length).toBeGreaterThan(0);
});

test('pictures alone never shut a slot of packets', () => {
  const { queue, received } = collector();
  queue.push(packet(100, 1, true));
  for (let slot = 1; slot <= 10; slot++)
    for (let at = 0; at < 5; at++) queue.push(picture(slot, at, 1920, 1080));
  queue.push(packet(100, 2, false));
  for (let turn = 0; turn < 400; turn++) queue.credit(20_000_000);
  const sent = received.flatMap((record) => (record.kind === 'packet' ? [record.ptsMs] : []));
  expect(sent).toEqual([1, 2]);
});

test('a closed slot sends no picture more, and a new one in its place all', () => {
  const { queue, received } = collector();
  queue.push(picture(1, 1));
  queue.push(picture(1, 2));
  queue.forget(1);
  queue.push(picture(1, 3));
  queue.push(picture(1, 4));
  queue.flush();
  expect(picturesOf(received, 1)).toEqual([3, 4]);
});
