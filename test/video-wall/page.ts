import { createVideoWall, type PainterResult, type TileWish } from '../../src/renderer/video/video-wall.ts';
import type { Fault } from '../../src/shared/base/fault.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';

/** What the test reads off the page. */
export interface TestedWall {
  reports: readonly TileReport[];
  /** Every report that was ever delivered of a tile with a picture: when its picture had arrived. */
  readonly picturesAtMs: Set<number>;
  painter: PainterResult | null;
  readonly faults: Fault[];
  setTiles(tiles: readonly TileWish[]): void;
}

declare global {
  var testedWall: TestedWall;
}

const canvas = document.querySelector('canvas');
if (!canvas) throw new Error('the page has no canvas');
const size = { width: innerWidth, height: innerHeight };
Object.assign(canvas, size);

const wall = createVideoWall({
  canvas,
  bridge: { origin: location.origin, token: 'test' },
  onTiles: (reports) => {
    testedWall.reports = reports;
    for (const { pictureAtMs } of reports) if (pictureAtMs !== null) testedWall.picturesAtMs.add(pictureAtMs);
  },
  onPainter: (painter) => {
    testedWall.painter = painter;
  },
  onFault: (fault) => testedWall.faults.push(fault),
});

globalThis.testedWall = {
  reports: [],
  picturesAtMs: new Set(),
  painter: null,
  faults: [],
  setTiles: (tiles) => wall.setTiles(size, tiles),
};
