import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { z } from 'zod';
import { KioskWindow } from '../../src/main/kiosk/kiosk-window.ts';
import type { BarcodeValue } from '../../src/simulator/barcode.ts';
import { pictureRects } from './screen.ts';
import type { WallUnderTest } from './wall-under-test.ts';

/** What the window's own canvas showed on a tile, looked at before every drawing of the page: each sight that differs from the one before; null where no barcode could be read. */
export interface TileSamples {
  /** Everything seen so far. */
  seen(): Promise<(BarcodeValue | null)[]>;
  stop(): Promise<void>;
}

const Evaluated = z.object({ result: z.object({ value: z.unknown().optional() }) });
const Seen = z.array(z.object({ camera: z.number(), frame: z.number() }).nullable());

/** Looks at a tile of the first display from inside its page: screenshots are too slow to miss nothing. */
export async function sampleTile({ console }: WallUnderTest, tile: number): Promise<TileSamples> {
  const window = console.windows().find(({ identity }) => identity.kind === 'wall');
  if (!(window instanceof KioskWindow)) throw new Error('no wall window');
  const evaluate = async (expression: string) => {
    const wish = { expression, returnByValue: true };
    const { result } = await window.session.send('Runtime.evaluate', wish, Evaluated);
    return result.value;
  };
  const layout = console.wall.view().displays[0]?.grid ?? '';
  const source = readFileSync(new URL('../../src/simulator/barcode.ts', import.meta.url), 'utf8');
  const reader = stripTypeScriptTypes(source).replaceAll(/^export /gm, '');
  const [width, height] = z
    .tuple([z.number(), z.number()])
    .parse(await evaluate(`(({ width, height }) => [width, height])(document.querySelector('canvas'))`));
  const rect = pictureRects(layout, { x: 0, y: 0, width, height })[tile];
  if (!rect) throw new Error(`no tile ${tile}`);
  await evaluate(
    `(globalThis.sampled ??= [])[${tile}] = (() => { ${reader}; return (${sampler})(readBarcode, ${JSON.stringify(rect)}); })(); 0`,
  );
  return {
    seen: async () => Seen.parse(await evaluate(`sampled[${tile}].seen`)),
    stop: async () => void (await evaluate(`sampled[${tile}].stop()`)),
  };
}

/** Runs in the page. */
const sampler = `(read, rect) => {
  const wall = document.querySelector('canvas');
  const own = new OffscreenCanvas(rect.width, rect.height).getContext('2d', { willReadFrequently: true });
  const seen = [];
  let last = '';
  let stopped = false;
  const look = () => {
    if (stopped) return;
    own.drawImage(wall, rect.x, rect.y, rect.width, rect.height, 0, 0, rect.width, rect.height);
    const value = read(own.getImageData(0, 0, rect.width, rect.height));
    const text = JSON.stringify(value);
    if (text !== last) seen.push(value);
    last = text;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return { seen, stop: () => { stopped = true; } };
}`;
