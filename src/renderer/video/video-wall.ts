import type { Disposable } from '../../shared/base/disposable.ts';
import type { Fault } from '../../shared/base/fault.ts';
import type { BridgeEndpoint } from '../../shared/contract/window-identity.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import type { CanvasSize, FromWorker, PainterResult, TileWish, ToWorker } from './wall-message.ts';

export type { CanvasSize, PainterResult, TileWish } from './wall-message.ts';

/** A worker that has said nothing this long hangs: nothing on the glass counts as live then. */
const silentAfterMs = 1500;
const watchEveryMs = 250;

export interface VideoWallOptions {
  /** Handed over to the worker for good: it must not have been drawn on, and one canvas serves one wall only. */
  readonly canvas: HTMLCanvasElement;
  readonly bridge: BridgeEndpoint;
  /** All tiles, whenever a state or reason has changed and once a second. */
  onTiles(reports: readonly TileReport[]): void;
  /** Once, before the first picture. */
  onPainter(result: PainterResult): void;
  /** `video-worker-died`: nothing will be drawn any more, load the page anew. Others: the wall goes on. */
  onFault(fault: Fault): void;
}

/** The video of one window. */
export interface VideoWall extends Disposable {
  /**
   * What the canvas shall show, all of it: tiles not named are empty. A camera that was there keeps its stream, picture and figures wherever it goes. Sizes
   * and rectangles are in device pixels. Errors come back through onTiles (of one camera) and onFault (of the wall).
   */
  setTiles(size: CanvasSize, tiles: readonly TileWish[]): void;
}

/** Starts the window's video worker. Cameras' streams are opened by it straight from the core. */
export function createVideoWall(options: VideoWallOptions): VideoWall {
  const worker = new Worker(new URL('./wall-worker.ts', import.meta.url), {
    type: 'module',
    name: 'video-wall',
  });
  const canvas = options.canvas.transferControlToOffscreen();
  let heardAtMs = performance.now();
  let reports: readonly TileReport[] = [];
  let silent = false;
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    heardAtMs = performance.now();
    silent = false;
    if (data.type === 'tiles') reports = data.reports;
    deliver(options, data);
  };
  worker.onerror = ({ message }) =>
    options.onFault({ code: 'video-worker-died', message: `The video worker stopped: ${message}` });
  const watch = setInterval(() => {
    if (silent || performance.now() - heardAtMs < silentAfterMs) return;
    silent = true;
    options.onTiles(reports.map(notLive));
  }, watchEveryMs);
  const post = (message: ToWorker, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  post({ type: 'start', canvas, bridge: options.bridge }, [canvas]);
  return {
    setTiles: (size, tiles) =>
      post({ type: 'tiles', size, tiles, atMs: performance.timeOrigin + performance.now() }),
    dispose() {
      clearInterval(watch);
      worker.terminate();
    },
  };
}

function deliver(options: VideoWallOptions, message: FromWorker): void {
  if (message.type === 'tiles') options.onTiles(message.reports);
  if (message.type === 'painter') options.onPainter(message.result);
  if (message.type === 'fault') options.onFault(message.fault);
}

/** What is left of a report when its worker hangs: the picture still stands there, and it is old. */
function notLive(report: TileReport): TileReport {
  if (report.state !== 'live') return report;
  return { ...report, state: report.pictureAtMs === null ? 'connecting' : 'stale', reason: 'cpu' };
}
