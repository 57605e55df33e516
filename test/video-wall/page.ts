import { codecAbilities } from '../../src/renderer/video/codec-abilities.ts';
import { measureDecode } from '../../src/renderer/video/measure-decode.ts';
import type { MeasureJob, MeasureResult } from '../../src/renderer/video/measure-message.ts';
import {
  createVideoWall,
  type PainterResult,
  type TilePicture,
  type TileWish,
} from '../../src/renderer/video/video-wall.ts';
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
  /** A still, read back: its type, size and the colours at these points of it. */
  still(
    maxWidth: number,
    points: readonly (readonly [x: number, y: number])[],
  ): Promise<{ type: string; width: number; height: number; colours: number[][] } | null>;
  /** Measures decoding; the clip in base64. */
  measure(job: Omit<MeasureJob, 'records'> & { records: string }): Promise<MeasureResult>;
  abilities(): ReturnType<typeof codecAbilities>;
  /** A tile's picture; its PNG in base64. */
  picture(tile: number): Promise<(Omit<TilePicture, 'png'> & { base64: string }) | null>;
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
  async still(maxWidth, points) {
    const jpeg = await wall.still(maxWidth);
    if (!jpeg) return null;
    const image = await createImageBitmap(jpeg);
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) throw new Error('no canvas to read the still with');
    context.drawImage(image, 0, 0);
    const colours = points.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)]);
    return { type: jpeg.type, width, height, colours };
  },
  measure: ({ records, ...job }) =>
    measureDecode(
      { ...job, records: Uint8Array.from(atob(records), (character) => character.charCodeAt(0)) },
      new AbortController().signal,
    ),
  abilities: codecAbilities,
  async picture(tile) {
    const made = await wall.picture(tile);
    if (!made) return null;
    const { png, ...rest } = made;
    const bytes = new Uint8Array(await png.arrayBuffer());
    return { ...rest, base64: btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')) };
  },
};
