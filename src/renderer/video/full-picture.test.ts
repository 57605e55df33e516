import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WindowMediaMessage } from '../../shared/media/media-message.ts';
import { FeedTable } from './feed-table.ts';
import { FullPicture } from './full-picture.ts';

const wish = {
  cameraId: 'one',
  role: 'sub',
  lane: 'ffmpeg',
  tier: 'all',
  widthPx: 320,
  heightPx: 180,
} as const;
let sent: WindowMediaMessage[] = [];
let feeds: FeedTable;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  feeds = new FeedTable(
    () => 0,
    (message) => sent.push(message),
  );
});

afterEach(() => vi.useRealTimers());

/** Counts the copies of it that are open. */
function countedFrame() {
  const frame = { open: 1 };
  const copy = (): VideoFrame => {
    const close = () => {
      frame.open--;
    };
    const clone = () => {
      frame.open++;
      return copy();
    };
    // What is used of a frame here.
    return { clone, close } as unknown as VideoFrame;
  };
  return { frame, first: copy() };
}

function count(type: WindowMediaMessage['type']): number {
  return sent.filter((message) => message.type === type).length;
}

test('who asks while a try is under way shares it, and each gets a frame of its own', async () => {
  const shown = feeds.acquire(wish);
  const full = new FullPicture(feeds);
  const asked = [full.take(shown, 1000), full.take(shown, 1040)];
  expect(count('open')).toBe(2);
  const { frame, first } = countedFrame();
  const alone = [...feeds.all].find((feed) => feed !== shown);
  alone?.onPicture?.({ frame: first, arrivedAtMs: 1040, ptsMs: 0, sentAtMs: 0, cached: false, session: 0 });
  first.close();
  await vi.advanceTimersByTimeAsync(100);
  const taken = await Promise.all(asked);
  expect(taken).toMatchObject([{ arrivedAtMs: 1040 }, { arrivedAtMs: 1040 }]);
  expect(frame.open).toBe(2);
  for (const one of taken) one?.frame.close();
  expect(frame.open).toBe(0);
  expect(count('close')).toBe(1);
});

test('asks the other lane too before it gives up, and leaves time for whoever waits', async () => {
  const full = new FullPicture(feeds);
  const asked = full.take(feeds.acquire(wish), 1000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(count('open')).toBe(3);
  await vi.advanceTimersByTimeAsync(1600);
  expect(await asked).toBeNull();
  expect(count('close')).toBe(2);
});
