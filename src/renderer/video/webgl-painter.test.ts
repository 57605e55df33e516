import { expect, test } from 'vitest';
import { WebglPainter } from './webgl-painter.ts';

test('a lost context does not take a picture in silence', () => {
  let lost = false;
  let drawn = 0;
  const known: Record<string, unknown> = {
    canvas: { width: 640, height: 360 },
    isContextLost: () => lost,
    drawArrays: () => drawn++,
  };
  // Every other call of a lost context does nothing, and so does every other call here.
  const gl = new Proxy(known, { get: (_, name) => known[String(name)] ?? (() => ({})) });
  // Stands for the whole context: see above.
  const painter = new WebglPainter(gl as unknown as WebGL2RenderingContext);
  // The painter itself reads only its size.
  const frame = { displayWidth: 320, displayHeight: 180 } as VideoFrame;
  const job = { rect: { x: 0, y: 0, width: 320, height: 180 }, region: null, ground: null };
  painter.paint(frame, job);
  lost = true;
  expect(() => painter.paint(frame, job)).toThrow('lost');
  expect(drawn).toBe(1);
});
