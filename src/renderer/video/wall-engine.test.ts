import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coreTimeMs, h264, hello } from '../../../test/video-wall/fake-core.ts';
import { tileWish } from '../../../test/video-wall/tile-wish.ts';
import { encodeRecords } from '../../shared/media/media-codec.ts';
import type { MediaRecord, WindowMediaMessage } from '../../shared/media/media-message.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import type { PaintJob } from './painter.ts';
import { WallEngine } from './wall-engine.ts';

const odd = 99;
let sockets: FakeSocket[] = [];
let reports: readonly TileReport[] = [];
let alive = 0;
/** What the painter does with a job. */
let paint: (job: PaintJob) => Promise<void> = async () => {};
let resize: () => void = () => {};
let engine: WallEngine;

/** The window's end of a media socket that is open at once. */
class FakeSocket {
  static readonly OPEN = 1;
  readonly readyState = 1;
  readonly sent: WindowMediaMessage[] = [];
  readonly closes: number[] = [];
  onopen: () => void = () => {};
  onmessage: (event: { data: ArrayBuffer }) => void = () => {};

  constructor() {
    sockets.push(this);
    queueMicrotask(() => this.onopen());
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code = 1000): void {
    this.closes.push(code);
  }
}

/** What the engine uses of a frame; planes that begin with `odd` cannot be made one. */
class FakeFrame {
  readonly displayWidth: number;
  readonly displayHeight: number;

  constructor(planes: Uint8Array, { codedWidth, codedHeight }: VideoFrameBufferInit) {
    if (planes[0] === odd) throw new Error('an odd picture');
    this.displayWidth = codedWidth;
    this.displayHeight = codedHeight;
  }

  close(): void {}
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('VideoFrame', FakeFrame);
  vi.stubGlobal('requestAnimationFrame', (run: (atMs: number) => void) =>
    setTimeout(() => run(performance.now()), 16),
  );
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  [sockets, reports, alive, paint, resize] = [[], [], 0, async () => {}, () => {}];
  engine = new WallEngine({
    bridge: { origin: 'http://127.0.0.1:1', token: 'none' },
    painter: { name: 'fake', wipe: () => {}, resize: () => resize(), paint: (_, job) => paint(job) },
    onTiles: (found) => {
      reports = found;
    },
    onAlive: () => {
      alive++;
    },
  });
  await vi.advanceTimersByTimeAsync(50);
});

afterEach(() => {
  engine.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function show(...cameras: string[]): void {
  const tiles = cameras.map((cameraId, tile) => tileWish(tile, cameraId, { lane: 'ffmpeg' }));
  engine.setTiles({ width: 640, height: 360 }, tiles, coreTimeMs());
}

function slotOf(camera: string): number {
  const opens = sockets[0]?.sent.filter((message) => message.type === 'open') ?? [];
  return opens.find(({ cameraId }) => cameraId === camera)?.slot ?? 0;
}

function receive(records: readonly MediaRecord[]): void {
  sockets[0]?.onmessage({ data: encodeRecords(records).buffer });
}

let ptsMs = 0;

function picture(camera: string, first = 0): MediaRecord {
  ptsMs += 40;
  return {
    kind: 'picture',
    slot: slotOf(camera),
    generation: 1,
    flags: 0,
    ptsMs,
    arrivedAtMs: coreTimeMs(),
    width: 4,
    height: 4,
    matrix: 'bt601',
    fullRange: false,
    planes: new Uint8Array(24).fill(first),
  };
}

/** So many pictures of each camera, 40 ms apart. */
async function play(count: number, ...cameras: string[]): Promise<void> {
  for (let index = 0; index < count; index++) {
    receive(cameras.map((camera) => picture(camera)));
    await vi.advanceTimersByTimeAsync(40);
  }
}

async function begin(...cameras: string[]): Promise<void> {
  show(...cameras);
  await vi.advanceTimersByTimeAsync(50);
  for (const camera of cameras) receive(hello(slotOf(camera), 1, h264));
}

test('a picture that cannot be painted is not booked, costs its neighbours nothing, and is warned of once a second', async () => {
  paint = async ({ rect }) => {
    if (rect.x < 320) throw new Error('no paint');
  };
  await begin('one', 'two');
  await play(30, 'one', 'two');
  expect(reports).toMatchObject([{ pictureAtMs: null }, { state: 'live' }]);
  expect(vi.mocked(console.warn).mock.calls.length).toBeGreaterThan(0);
  expect(vi.mocked(console.warn).mock.calls.length).toBeLessThan(4);
  const grounds: (PaintJob['ground'] | null)[] = [];
  paint = async ({ rect, ground }) => {
    if (rect.x < 320) grounds.push(ground);
  };
  await play(30, 'one', 'two');
  expect(reports).toMatchObject([{ state: 'live' }, { state: 'live' }]);
  expect(grounds[0]).toEqual({ x: 0, y: 0, width: 320, height: 180 });
  expect(grounds[1]).toBeNull();
});

test('a layout that fails is tried again', async () => {
  resize = () => {
    throw new Error('no canvas');
  };
  show('one');
  await vi.advanceTimersByTimeAsync(300);
  expect(slotOf('one')).toBe(0);
  resize = () => {};
  await vi.advanceTimersByTimeAsync(100);
  receive(hello(slotOf('one'), 1, h264));
  await play(30, 'one');
  expect(reports).toMatchObject([{ state: 'live' }]);
});

test('what one feed cannot take is dropped, and the socket stays', async () => {
  await begin('one', 'two');
  for (let index = 0; index < 5; index++) receive([picture('one', odd), picture('two')]);
  await play(30, 'two');
  expect(sockets[0]?.closes).toEqual([]);
  expect(reports).toMatchObject([{ pictureAtMs: null, dropped: 5 }, { state: 'live' }]);
  expect(console.warn).toHaveBeenCalledOnce();
});

test('a round that does not end is no sign of life', async () => {
  await begin('one');
  await play(30, 'one');
  let goOn = () => {};
  paint = () =>
    new Promise((resolve) => {
      goOn = resolve;
    });
  await play(1, 'one');
  await vi.advanceTimersByTimeAsync(5500);
  const before = alive;
  await vi.advanceTimersByTimeAsync(3000);
  expect(alive).toBe(before);
  goOn();
  await vi.advanceTimersByTimeAsync(1000);
  expect(alive).toBeGreaterThan(before);
});
