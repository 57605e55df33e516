import { expect, test } from 'vitest';
import { FedStream } from '../../../../test/support/fed-stream.ts';
import type { MediaRecord } from '../../../shared/media/media-message.ts';
import type { FeedTier } from '../../../shared/wall/feed-order.ts';
import { openPacketSlot } from './video-slot.ts';

const config = { codec: 'h264', fourcc: 'H264', width: 320, height: 180 } as const;

function opened(tier: FeedTier) {
  const stream = new FedStream();
  stream.connect({ config, extradata: new Uint8Array(3) });
  const records: MediaRecord[] = [];
  let at = 0;
  const send = (...kinds: readonly ('key' | 'delta')[]) => {
    for (const kind of kinds)
      stream.push({ ptsMs: at, arrivedAtMs: at++, keyframe: kind === 'key', payload: new Uint8Array(8) });
  };
  const open = () => {
    const push = (record: MediaRecord) => records.push(record);
    const slot = openPacketSlot(
      { stream: () => stream },
      { slot: 7, cameraId: 'cam', role: 'sub', tier, push },
    );
    if (slot === null) throw new Error('the camera is not known');
    return slot;
  };
  const times = () => records.flatMap((record) => (record.kind === 'packet' ? [record.ptsMs] : []));
  return { stream, records, send, open, times };
}

test('every packet is passed on', () => {
  const { send, open, times } = opened('all');
  send('key', 'delta');
  open();
  send('delta', 'key', 'delta');
  expect(times()).toEqual([0, 1, 2, 3, 4]);
});

test('packets before the first keyframe are passed on: the window sees that something flows', () => {
  const { send, open, times } = opened('all');
  open();
  send('delta', 'delta', 'key');
  expect(times()).toEqual([0, 1, 2]);
});

test('keyframes only: nothing that needs another packet', () => {
  const { send, open, times } = opened('keyframes');
  send('key', 'delta');
  open();
  send('delta', 'key', 'delta', 'key');
  expect(times()).toEqual([0, 3, 5]);
});

test('keyframes only where every packet is one: one a second', () => {
  const { send, open, times } = opened('keyframes');
  open();
  send(...Array.from({ length: 2000 }, () => 'key' as const));
  expect(times()).toEqual([0, 950, 1900]);
});

/** Six groups of five. Of two slots one begins with a whole group and one with a keyframe. */
const groups = () => Array.from({ length: 6 }, () => ['key', 'delta', 'delta', 'delta', 'delta'] as const);

test('half: every other group whole, and nothing of those between', () => {
  const { send, open, times } = opened('half');
  open();
  for (const group of groups()) send(...group);
  const later = times().filter((time) => time >= 5);
  const begins = later.filter((time) => time % 5 === 0);
  expect(begins).toHaveLength(begins[0] === 5 ? 3 : 2);
  expect(begins.every((time, at) => time === (begins[0] ?? 0) + at * 10)).toBe(true);
  expect(later).toEqual(begins.flatMap((time) => [0, 1, 2, 3, 4].map((more) => time + more)));
});

test('half, and back to all in a group that is left out: from the next keyframe on', () => {
  const { send, open, times } = opened('half');
  const slot = open();
  for (const group of groups()) send(...group);
  const isLeftOut = !times().includes(29);
  if (!isLeftOut) for (const group of groups().slice(5)) send(...group);
  const begin = isLeftOut ? 30 : 35;
  send('key', 'delta', 'delta', 'delta', 'delta', 'key', 'delta');
  expect(times()).not.toContain(begin + 5);
  slot.tune({ lane: 'webcodecs' }, 'all');
  send('delta', 'delta', 'key', 'delta');
  expect(times().filter((time) => time >= begin + 5)).toEqual([begin + 9, begin + 10]);
});

test('back to all: deltas come again with the next keyframe, never without their chain', () => {
  const { send, open, times } = opened('all');
  const slot = open();
  send('key', 'delta');
  slot.tune({ lane: 'webcodecs' }, 'keyframes');
  send('delta', 'delta');
  slot.tune({ lane: 'webcodecs' }, 'all');
  send('delta', 'delta', 'key', 'delta');
  expect(times()).toEqual([0, 1, 6, 7]);
});

test('back to all before anything was left out: nothing is missed', () => {
  const { send, open, times } = opened('all');
  const slot = open();
  send('key', 'delta');
  slot.tune({ lane: 'webcodecs' }, 'keyframes');
  slot.tune({ lane: 'webcodecs' }, 'all');
  send('delta');
  expect(times()).toEqual([0, 1, 2]);
});

test('an unknown camera opens nothing', () => {
  const place = { slot: 1, cameraId: 'no', role: 'main', tier: 'all', push: () => {} } as const;
  expect(openPacketSlot({ stream: () => null }, place)).toBeNull();
});
