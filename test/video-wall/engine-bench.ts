import { afterEach, beforeEach, vi } from 'vitest';
import type { PaintJob } from '../../src/renderer/video/painter.ts';
import type { TileWish } from '../../src/renderer/video/video-wall.ts';
import { WallEngine } from '../../src/renderer/video/wall-engine.ts';
import { encodeRecords } from '../../src/shared/media/media-codec.ts';
import type { MediaRecord, WindowMediaMessage } from '../../src/shared/media/media-message.ts';
import type { TileRect } from '../../src/shared/wall/layout.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import { coreTimeMs, h264, hello } from './fake-core.ts';
import { tileWish } from './tile-wish.ts';

/** Planes that begin with this cannot be made a frame. */
export const odd = 99;

/** The window's end of a media socket that is open at once. */
class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readonly readyState = 1;
  readonly sent: WindowMediaMessage[] = [];
  readonly closes: number[] = [];
  onopen: () => void = () => {};
  onmessage: (event: { data: ArrayBuffer }) => void = () => {};
  onclose: (event: { code: number; reason: string }) => void = () => {};

  static get current(): FakeSocket | undefined {
    return FakeSocket.all.at(-1);
  }

  constructor() {
    FakeSocket.all.push(this);
    queueMicrotask(() => this.onopen());
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code = 1000): void {
    this.closes.push(code);
  }
}

/** What the engine uses of a frame, and its planes. */
export class FakeFrame {
  readonly displayWidth: number;
  readonly displayHeight: number;
  readonly planes: Uint8Array;

  constructor(planes: Uint8Array, { codedWidth, codedHeight }: VideoFrameBufferInit) {
    if (planes[0] === odd) throw new Error('an odd picture');
    this.displayWidth = codedWidth;
    this.displayHeight = codedHeight;
    this.planes = planes.slice();
  }

  close(): void {}
}

/** A picture of the ffmpeg lane as the core sends it; `planes` are 24 bytes. */
export function pictureRecord(
  slot: number,
  { ptsMs, arrivedAtMs, flags = 0 }: { ptsMs: number; arrivedAtMs: number; flags?: number },
  planes: Uint8Array = new Uint8Array(24),
): MediaRecord {
  const times = { generation: 1, flags, ptsMs, arrivedAtMs };
  return {
    ...{ kind: 'picture', slot, ...times, width: 4, height: 4, matrix: 'bt601', fullRange: false, planes },
  };
}

/** A wall engine without a browser, in fake time, anew for each test of the file that calls this. */
export function engineBench() {
  let engine: WallEngine | null = null;
  const newestPtsMs = new Map<string, number>();
  const bench = {
    reports: [] as readonly TileReport[],
    alive: 0,
    /** What was filled with the background. */
    wiped: [] as TileRect[],
    /** What the painter does with a job. */
    paint: async (_job: PaintJob, _frame: FakeFrame): Promise<void> => {},
    resize: () => {},
    /** How far the core's clock is ahead of the window's. */
    coreAheadMs: 0,
    get closes(): readonly number[] {
      return FakeSocket.current?.closes ?? [];
    },
    /** Shows cameras on the quarters, all in the ffmpeg lane. */
    show(...cameras: string[]): void {
      bench.wish(cameras.map((cameraId, tile) => tileWish(tile, cameraId, { lane: 'ffmpeg' })));
    },
    wish(tiles: readonly TileWish[]): void {
      engine?.setTiles({ width: 640, height: 360 }, tiles, coreTimeMs());
    },
    /** The slot that is open for that stream; 0 while there is none. */
    slotOf(camera: string, role = 'sub'): number {
      const opens = FakeSocket.current?.sent.filter((message) => message.type === 'open') ?? [];
      return opens.findLast((open) => open.cameraId === camera && open.role === role)?.slot ?? 0;
    },
    receive(records: readonly MediaRecord[]): void {
      FakeSocket.current?.onmessage({ data: encodeRecords(records).buffer });
    },
    /** The core answers the last ping. */
    pong(): void {
      const ping = FakeSocket.current?.sent.findLast((message) => message.type === 'ping');
      if (!ping) throw new Error('no ping has come');
      bench.receive([
        { kind: 'pong', sentAtMs: ping.sentAtMs, coreTimeMs: coreTimeMs() + bench.coreAheadMs },
      ]);
    },
    /** The core is gone, and another one answers as soon as the window asks. */
    async otherCore(): Promise<void> {
      const { current } = FakeSocket;
      current?.onclose({ code: 1006, reason: '' });
      await vi.waitUntil(() => FakeSocket.current !== current);
      await vi.advanceTimersByTimeAsync(1);
    },
    picture(camera: string, first = 0): MediaRecord {
      const ptsMs = (newestPtsMs.get(camera) ?? 0) + 40;
      newestPtsMs.set(camera, ptsMs);
      const times = { ptsMs, arrivedAtMs: coreTimeMs() + bench.coreAheadMs };
      return pictureRecord(bench.slotOf(camera), times, new Uint8Array(24).fill(first));
    },
    /** So many pictures of each camera, 40 ms apart. */
    async play(count: number, ...cameras: string[]): Promise<void> {
      for (let index = 0; index < count; index++) {
        bench.receive(cameras.map((camera) => bench.picture(camera)));
        await vi.advanceTimersByTimeAsync(40);
      }
    },
    async begin(...cameras: string[]): Promise<void> {
      bench.show(...cameras);
      await vi.advanceTimersByTimeAsync(50);
      for (const camera of cameras) bench.receive(hello(bench.slotOf(camera), 1, h264));
    },
  };
  const usual = { paint: bench.paint, resize: bench.resize };

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('VideoFrame', FakeFrame);
    vi.stubGlobal('requestAnimationFrame', (run: (atMs: number) => void) =>
      setTimeout(() => run(performance.now()), 16),
    );
    vi.stubGlobal('cancelAnimationFrame', clearTimeout);
    FakeSocket.all = [];
    Object.assign(bench, { reports: [], alive: 0, wiped: [], coreAheadMs: 0, ...usual });
    engine = new WallEngine({
      bridge: { origin: 'http://127.0.0.1:1', token: 'none' },
      painter: {
        name: 'fake',
        wipe: (rect) => bench.wiped.push(rect),
        resize: () => bench.resize(),
        // The engine makes its frames of the global VideoFrame, which is FakeFrame here.
        paint: (frame, job) => bench.paint(job, frame as unknown as FakeFrame),
      },
      onTiles: (found) => {
        bench.reports = found;
      },
      onAlive: () => {
        bench.alive++;
      },
    });
    await vi.advanceTimersByTimeAsync(50);
  });

  afterEach(() => {
    engine?.dispose();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  return bench;
}
