import { describe, expect, test } from 'vitest';
import { DecodeQueue } from './decode-queue.ts';
import type { PacketRecord } from './media-reader.ts';

function packet(ptsMs: number, flags = 0): PacketRecord {
  return {
    kind: 'packet',
    slot: 1,
    generation: 1,
    flags,
    ptsMs,
    arrivedAtMs: ptsMs,
    payload: new Uint8Array(),
  };
}

const isKeyframe = ({ flags }: PacketRecord) => flags === 1;

describe('what waits for a decoder', () => {
  test('goes in order, and only as far as the decoder has room', () => {
    const queue = new DecodeQueue();
    for (const ptsMs of [0, 40, 80]) queue.push(packet(ptsMs), 0);
    expect(queue.next(0, 0)?.ptsMs).toBe(0);
    expect(queue.next(3, 0)).toBeNull();
    expect(queue.next(3, 2)?.ptsMs).toBe(40);
    expect(queue.next(2, 0)?.ptsMs).toBe(80);
    expect(queue.next(0, 0)).toBeNull();
  });

  test('is late by how long it waited here, not by when it arrived', () => {
    const queue = new DecodeQueue();
    queue.push(packet(0), 5000);
    expect(queue.isLate(5400, 1)).toBe(false);
    expect(queue.isLate(5401, 1)).toBe(true);
    expect(queue.isLate(5401, 4)).toBe(false);
  });

  test('is skipped up to its newest keyframe, whose wait begins anew', () => {
    const queue = new DecodeQueue();
    for (const [ptsMs, flags] of [
      [0, 1],
      [40, 0],
      [80, 1],
      [120, 0],
    ] as const)
      queue.push(packet(ptsMs, flags), 0);
    expect(queue.skip(isKeyframe, 1000)).toBe(2);
    expect(queue.isLate(1400, 1)).toBe(false);
    expect(queue.next(0, 0)?.ptsMs).toBe(80);
  });

  test('is skipped whole when its only keyframe is what waited too long', () => {
    const queue = new DecodeQueue();
    for (const [ptsMs, flags] of [
      [0, 1],
      [40, 0],
    ] as const)
      queue.push(packet(ptsMs, flags), 0);
    expect(queue.skip(isKeyframe, 1000)).toBe(2);
    expect(queue.next(0, 0)).toBeNull();
  });

  test('a decoder that holds pictures back gets more room, one that gives them out does not', () => {
    const [holding, giving] = [new DecodeQueue(), new DecodeQueue()];
    giving.cameOut(900);
    for (const queue of [holding, giving]) {
      queue.push(packet(0), 0);
      queue.clear(1000);
      queue.push(packet(40), 1000);
    }
    expect(holding.next(5, 0)?.ptsMs).toBe(40);
    expect(giving.next(5, 0)).toBeNull();
  });
});
