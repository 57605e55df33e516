import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type CodedPicture, h264Pictures } from '../../../test/video-wall/coded-stream.ts';
import { packetFlag } from '../../shared/media/media-message.ts';
import type { FeedTier } from '../../shared/wall/feed-order.ts';
import { OpeningTurns } from './opening-turns.ts';
import { PacketSource } from './packet-source.ts';
import type { Picture } from './picture.ts';

/** A second of pictures, 40 ms apart, the first and the thirteenth of them keyframes. */
let coded: CodedPicture[] = [];
let nowMs = 0;
let shown: number[] = [];
let dropped = 0;
let leftOut: string[] = [];
let mute = false;
let unhurried = false;
let turns = new OpeningTurns();

/** Gives every picture out as soon as it is asked for, or a task later when it is unhurried, unless it is mute. */
class FakeVideoDecoder {
  static isConfigSupported = async () => ({ supported: true });
  state = 'configured';
  private readonly output: (frame: VideoFrame) => void;

  constructor({ output }: VideoDecoderInit) {
    this.output = output;
  }

  configure(): void {}

  decode({ timestamp }: { timestamp: number }): void {
    if (mute) return;
    // Only what the source uses of a frame.
    const frame = { timestamp, close() {} } as unknown as VideoFrame;
    if (unhurried) setTimeout(() => this.output(frame));
    else this.output(frame);
  }

  async flush(): Promise<void> {}

  close(): void {
    this.state = 'closed';
  }
}

beforeAll(() => {
  coded = h264Pictures('testsrc2=size=160x90:rate=25', 25, ['-tune', 'zerolatency', '-g', '12']);
});

beforeEach(() => {
  vi.stubGlobal('VideoDecoder', FakeVideoDecoder);
  vi.stubGlobal(
    'EncodedVideoChunk',
    class {
      constructor(init: EncodedVideoChunkInit) {
        Object.assign(this, init);
      }
    },
  );
  [nowMs, shown, dropped, leftOut, mute, unhurried] = [100_000, [], 0, [], false, false];
  turns = new OpeningTurns();
});

afterEach(() => vi.unstubAllGlobals());

function open(tier: FeedTier): PacketSource {
  const source = new PacketSource(tier, turns, () => nowMs, {
    picture: ({ arrivedAtMs }: Picture) => shown.push(arrivedAtMs),
    dropped: (count) => {
      dropped += count;
    },
    leftOut: (why) => leftOut.push(why),
    forget: () => {},
  });
  const config = { codec: 'h264', fourcc: 'H264', width: 160, height: 90 } as const;
  source.start(config, new Uint8Array());
  return source;
}

/** Plays that many pictures in fake time, each `lateMs` after its arrival in the core; returns the arrivals of the keyframes among them. */
async function play(source: PacketSource, count: number, lateMs = 0, from = 0): Promise<number[]> {
  const keyframes: number[] = [];
  for (let index = from; index < from + count; index++) {
    nowMs = 100_000 + index * 40;
    const arrivedAtMs = nowMs - lateMs;
    if (give(source, index, arrivedAtMs)) keyframes.push(arrivedAtMs);
    await Promise.resolve();
  }
  return keyframes;
}

/** Gives that picture; true when it is a keyframe. */
function give(source: PacketSource, index: number, arrivedAtMs: number, more = 0, shiftMs = 0): boolean {
  const { keyframe, payload } = coded[index % 24] ?? { keyframe: false, payload: new Uint8Array() };
  const flags = (keyframe ? packetFlag.keyframe : 0) | more;
  source.accept({
    kind: 'packet',
    slot: 1,
    generation: 1,
    flags,
    ptsMs: index * 40 + shiftMs,
    arrivedAtMs,
    payload,
  });
  return keyframe;
}

/** Pictures 0 to 5 as a new tile gets them from the core: five of them kept, the last one live. */
function giveRun(source: PacketSource): void {
  for (let index = 0; index < 6; index++)
    give(source, index, 100_000 + index * 40, index < 5 ? packetFlag.cached : 0);
}

test('keyframes only: nothing else is decoded; all again from the next keyframe on', async () => {
  const source = open('keyframes');
  const keyframes = await play(source, 30);
  expect(shown).toEqual(keyframes);
  source.setTier('all');
  await play(source, 30, 0, 30);
  expect(shown.slice(3)).toEqual(Array.from({ length: 24 }, (_, index) => 100_000 + (36 + index) * 40));
});

test('half: whatever the core passes on is decoded, and to and from all nothing is waited for', async () => {
  const source = open('keyframes');
  await play(source, 6);
  source.setTier('half');
  await play(source, 12, 0, 6);
  source.setTier('all');
  await play(source, 12, 0, 18);
  source.setTier('half');
  await play(source, 6, 0, 30);
  const fromSecondKeyframe = Array.from({ length: 24 }, (_, index) => 100_000 + (12 + index) * 40);
  expect(shown).toEqual([100_000, ...fromSecondKeyframe]);
  expect(leftOut).toEqual([]);
});

test('a clock that is set back hides no picture, also where pictures are reordered', async () => {
  const plain = coded;
  coded = h264Pictures('testsrc2=size=160x90:rate=25', 24, ['-g', '12', '-bf', '2']);
  try {
    const source = open('all');
    await play(source, 24);
    const before = shown.length;
    // The times of the first second again, 20 s and more before.
    for (let index = 24; index < 72; index++) {
      nowMs = 100_000 + index * 40;
      give(source, index - 24, nowMs, 0, -20_000);
      await Promise.resolve();
    }
    expect(before).toBe(24);
    expect(shown.length).toBe(72);
  } finally {
    coded = plain;
  }
});

test('pictures that stay late are cut back to live: only a keyframe that arrived after the cut goes on', async () => {
  const source = open('all');
  await play(source, 75, 800);
  expect(shown).toHaveLength(75);
  expect(dropped).toBe(0);
  await play(source, 60, 800, 75);
  const cutAtMs = 100_000 + 75 * 40;
  const after = shown.filter((arrivedAtMs) => arrivedAtMs > 100_000 + 75 * 40 - 800);
  expect(after[0]).toBeGreaterThanOrEqual(cutAtMs);
  expect((after[0] ?? 0) - cutAtMs).toBeLessThan(12 * 40);
  expect(leftOut).toContain('cpu');
  expect(dropped).toBe(135 - shown.length);
});

test('a decoder that gives nothing out counts as failed while the page is seen, and only then', async () => {
  mute = true;
  const source = open('all');
  await play(source, 80);
  source.watch(false);
  source.watch(true);
  expect(source.fault).toBeNull();
  await play(source, 80, 0, 80);
  source.watch(true);
  expect(source.fault).toBe('corrupt');
  expect(source.detail).toContain('no pictures');
  mute = false;
  await play(source, 30, 0, 160);
  expect(source.fault).toBeNull();
  expect(shown.length).toBeGreaterThan(10);
});

test('feeds that open together: what follows a keyframe waits until every keyframe is out, and no picture is lost', async () => {
  vi.useFakeTimers();
  unhurried = true;
  try {
    mute = true;
    giveRun(open('all'));
    mute = false;
    giveRun(open('all'));
    await vi.advanceTimersByTimeAsync(400);
    expect(shown).toEqual([100_000]);
    await vi.advanceTimersByTimeAsync(200);
    // The one that kept its keyframe to itself held the other back for half a second, no longer.
    expect(shown.toSorted((a, b) => a - b)).toEqual(
      [0, 40, 40, 80, 80, 120, 120, 160, 160, 200, 200].map((ms) => 100_000 + ms),
    );
    expect(dropped).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('one that is closed while its keyframe is under way holds nobody back', async () => {
  vi.useFakeTimers();
  unhurried = true;
  try {
    mute = true;
    const closed = open('all');
    giveRun(closed);
    mute = false;
    giveRun(open('all'));
    await vi.advanceTimersByTimeAsync(10);
    expect(shown).toEqual([100_000]);
    closed.stop();
    await vi.advanceTimersByTimeAsync(10);
    expect(shown).toEqual([0, 40, 80, 120, 160, 200].map((ms) => 100_000 + ms));
  } finally {
    vi.useRealTimers();
  }
});
