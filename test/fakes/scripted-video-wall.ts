import type { TileRect } from '../../src/shared/wall/layout.ts';
import type { PictureRegion } from '../../src/shared/wall/picture-region.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';

interface Wish {
  readonly tile: number;
  readonly cameraId: string;
  readonly role: string;
  readonly rect: TileRect;
  readonly region: PictureRegion | null;
}

interface Options {
  readonly canvas: HTMLCanvasElement;
  onTiles(reports: readonly TileReport[]): void;
  onPainter(result: { painter: string; measured: [] }): void;
  onFault(fault: { code: string; message: string }): void;
}

/** What a test sees and moves in a page whose video engine is this one. */
export interface ScriptedVideo {
  wishes: readonly Wish[];
  size: { width: number; height: number };
  show(reports: readonly TileReport[]): void;
  fail(code: string, message: string): void;
}

/** Stands in for the video engine in tests of the pages: paints a still scene per tile and reports what the test says. */
export function createVideoWall(options: Options) {
  const scripted: ScriptedVideo = {
    wishes: [],
    size: { width: 0, height: 0 },
    show: (reports) => options.onTiles(reports),
    fail: (code, message) => options.onFault({ code, message }),
  };
  Reflect.set(globalThis, 'scriptedVideo', scripted);
  options.onPainter({ painter: 'scripted', measured: [] });
  return {
    setTiles(size: { width: number; height: number }, wishes: readonly Wish[]) {
      scripted.size = size;
      scripted.wishes = wishes;
      options.canvas.width = size.width;
      options.canvas.height = size.height;
      const context = options.canvas.getContext('2d');
      if (context) for (const wish of wishes) paintScene(context, wish);
    },
    still(maxWidth: number, quality = 0.7): Promise<Blob | null> {
      const { width, height } = options.canvas;
      const scale = Math.min(1, maxWidth / width);
      return drawn(width * scale, height * scale, 'image/jpeg', quality, (context) =>
        context.drawImage(options.canvas, 0, 0, context.canvas.width, context.canvas.height),
      );
    },
    async picture(tile: number) {
      const wish = scripted.wishes.find((one) => one.tile === tile);
      if (!wish) return null;
      const size = { width: 640, height: 360 };
      const rect = { x: 0, y: 0, ...size };
      const png = await drawn(size.width, size.height, 'image/png', 1, (context) =>
        paintScene(context, { ...wish, rect }),
      );
      const arrivedAtMs = performance.timeOrigin + performance.now();
      return { png, cameraId: wish.cameraId, ...size, arrivedAtMs, stream: wish.role };
    },
    dispose() {
      Reflect.deleteProperty(globalThis, 'scriptedVideo');
    },
  };
}

/** A picture of that size as a file. */
function drawn(
  width: number,
  height: number,
  type: string,
  quality: number,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = canvas.getContext('2d');
  if (context) draw(context);
  return canvas.convertToBlob({ type, quality });
}

/** A bright sky, houses, a road: the hardest ground for white words. */
function paintScene(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  { tile, rect: { x, y, width, height } }: Wish,
): void {
  const hue = (tile * 47) % 360;
  const block = (left: number, top: number, right: number, bottom: number, colour: string) => {
    context.fillStyle = colour;
    context.fillRect(x + left * width, y + top * height, (right - left) * width, (bottom - top) * height);
  };
  block(0, 0, 1, 1, `hsl(${hue} 60% 85%)`);
  for (let house = 0; house < 6; house++) {
    const top = 0.25 + ((house * 7 + tile * 3) % 5) * 0.07;
    block(house / 6, top, (house + 0.9) / 6, 0.75, `hsl(${(hue + house * 40) % 360} 45% ${35 + house * 7}%)`);
  }
  block(0, 0.75, 1, 1, '#8d8f93');
  block(0.1, 0.86, 0.9, 0.88, '#ffffff');
  block(0.56, 0.03, 0.98, 0.15, '#ffffff');
  block(0.57, 0.04, 0.75, 0.14, '#000000');
}
