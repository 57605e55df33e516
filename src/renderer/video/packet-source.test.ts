import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type CodedPicture, h264Pictures } from '../../../test/video-wall/coded-stream.ts';
import { packetFlag } from '../../shared/media/media-message.ts';
import { PacketSource } from './packet-source.ts';
import type { Picture } from './picture.ts';

/** A second of pictures, 40 ms apart, the first and the thirteenth of them keyframes. */
let coded: CodedPicture[] = [];
let nowMs = 0;
let shown: number[] = [];
let dropped = 0;
let leftOut: string[] = [];
let mute = false;

/** Gives every picture out as soon as it is asked for, unless it is mute. */
class FakeVideoDecoder {
  static isConfigSupported = async () => ({ supported: true });
  state = 'configured';
  private readonly output: (frame: VideoFrame) => void;

  constructor({ output }: VideoDecoderInit) {
    this.output = output;
  }

  configure(): void {}

  decode({ timestamp }: { timestamp: number }): void {
    // Only what the source uses of a frame.
    if (!mute) this.output({ timestamp, close() {} } as unknown as VideoFrame);
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
  [nowMs, shown, dropped, leftOut, mute] = [100_000, [], 0, [], false];
});

afterEach(() => vi.unstubAllGlobals());

function open(tier: 'all' | 'keyframes'): PacketSource {
  const source = new PacketSource(tier, () => nowMs, {
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
    const { keyframe, payload } = coded[index % 24] ?? { keyframe: false, payload: new Uint8Array() };
    nowMs = 100_000 + index * 40;
    const arrivedAtMs = nowMs - lateMs;
    if (keyframe) keyframes.push(arrivedAtMs);
    const flags = keyframe ? packetFlag.keyframe : 0;
    source.accept({
      kind: 'packet',
      slot: 1,
      generation: 1,
      flags,
      ptsMs: index * 40,
      arrivedAtMs,
      payload,
    });
    await Promise.resolve();
  }
  return keyframes;
}

test('keyframes only: nothing else is decoded; all again from the next keyframe on', async () => {
  const source = open('keyframes');
  const keyframes = await play(source, 30);
  expect(shown).toEqual(keyframes);
  source.setTier('all');
  await play(source, 30, 0, 30);
  expect(shown.slice(3)).toEqual(Array.from({ length: 24 }, (_, index) => 100_000 + (36 + index) * 40));
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
