import type { Disposable } from '../../shared/base/disposable.ts';
import type { Fault } from '../../shared/base/fault.ts';
import type { BridgeEndpoint } from '../../shared/contract/window-identity.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import { encodePng } from './encode-png.ts';
import { PendingAnswers } from './pending-answers.ts';
import type {
  CanvasSize,
  FromWorker,
  PainterResult,
  ShownFrame,
  TilePicture,
  TileWish,
  ToWorker,
} from './wall-message.ts';
import { lookEveryMs, WorkerWatch } from './worker-watch.ts';

export type { CanvasSize, PainterResult, TilePicture, TileWish } from './wall-message.ts';

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
  /**
   * A JPEG of the whole canvas as it is shown, at most `maxWidth` pixels wide. `quality` is from 0 to 1. Null when there is nothing to take it of, or
   * when the wall ends before it is made.
   */
  still(maxWidth: number, quality?: number): Promise<Blob | null>;
  /** The whole picture that a tile shows now, in its stream's own size. Null when it shows none. */
  picture(tile: number): Promise<TilePicture | null>;
}

const usualQuality = 0.7;

/** Starts the window's video worker. Cameras' streams are opened by it straight from the core. */
export function createVideoWall(options: VideoWallOptions): VideoWall {
  const worker = new Worker(new URL('./wall-worker.ts', import.meta.url), {
    type: 'module',
    name: 'video-wall',
  });
  const canvas = options.canvas.transferControlToOffscreen();
  const stills = new PendingAnswers<Blob>();
  const pictures = new PendingAnswers<TilePicture>();
  const watch = new WorkerWatch(performance.now());
  let reports: readonly TileReport[] = [];
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.type === 'alive') watch.heard(performance.now());
    if (data.type === 'tiles') reports = data.reports;
    if (data.type === 'still') stills.answer(data.id, data.jpeg);
    if (data.type === 'picture')
      void encoded(data.shown).then((picture) => pictures.answer(data.id, picture));
    deliver(options, data);
  };
  const giveUp = () => {
    stills.giveUp();
    pictures.giveUp();
  };
  const died = (why: string) => {
    giveUp();
    options.onFault({ code: 'video-worker-died', message: `The video worker stopped: ${why}` });
  };
  worker.onerror = ({ message }) => died(message);
  const timer = setInterval(() => {
    const verdict = watch.look(performance.now());
    if (verdict === 'silent') options.onTiles(reports.map(notLive));
    if (verdict === 'dead') died('it says nothing');
  }, lookEveryMs);
  const post = (message: ToWorker, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  const tellVisible = () => post({ type: 'visible', visible: document.visibilityState === 'visible' });
  document.addEventListener('visibilitychange', tellVisible);
  post({ type: 'start', canvas, bridge: options.bridge }, [canvas]);
  tellVisible();
  return {
    setTiles: (size, tiles) =>
      post({ type: 'tiles', size, tiles, atMs: performance.timeOrigin + performance.now() }),
    still: (maxWidth, quality = usualQuality) =>
      stills.ask((id) => post({ type: 'still', id, maxWidth, quality })),
    picture: (tile) => pictures.ask((id) => post({ type: 'picture', id, tile })),
    dispose() {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tellVisible);
      worker.terminate();
      giveUp();
    },
  };
}

function deliver(options: VideoWallOptions, message: FromWorker): void {
  if (message.type === 'tiles') options.onTiles(message.reports);
  if (message.type === 'painter') options.onPainter(message.result);
  if (message.type === 'fault') options.onFault(message.fault);
}

/** The frame as a file; null, and why on the console, when it cannot be made. */
async function encoded(shown: ShownFrame | null): Promise<TilePicture | null> {
  if (!shown) return null;
  const { frame, ...rest } = shown;
  const { displayWidth: width, displayHeight: height } = frame;
  try {
    return { ...rest, width, height, png: await encodePng(frame) };
  } catch (error) {
    console.warn(`picture: ${String(error)}`);
    return null;
  }
}

/** What is left of a report when its worker hangs: the picture still stands there, and it is old. */
function notLive(report: TileReport): TileReport {
  if (report.state !== 'live') return report;
  return { ...report, state: report.pictureAtMs === null ? 'connecting' : 'stale', reason: 'cpu' };
}
