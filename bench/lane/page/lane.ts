import { createVideoWall } from '../../../src/renderer/video/video-wall.ts';
import { layoutRects, parseLayout } from '../../../src/shared/wall/layout.ts';

/** A wall without React: one camera per tile of `layout`; tells the harness its reports. `labels`: none, plain or boxed text over every tile. */
const query = new URLSearchParams(location.search);
const size = { width: innerWidth, height: innerHeight };
const layout = parseLayout(query.get('layout') ?? '8x8');
const canvas = document.querySelector('canvas');
if (!layout || !canvas) throw new Error('no such layout');
Object.assign(canvas, size);

const rects = layoutRects(layout, size.width, size.height);
const tell = (what: string, value: unknown) =>
  void fetch(`/told/${what}`, { method: 'POST', body: JSON.stringify(value) });

const wall = createVideoWall({
  canvas,
  bridge: { origin: location.origin, token: 'bench' },
  onTiles: (reports) => tell('tiles', reports),
  onPainter: (result) => tell('painter', result),
  onFault: (fault) => tell('fault', fault),
});
wall.setTiles(
  size,
  rects.map((rect, tile) => ({
    tile,
    cameraId: `c${tile}`,
    roles: ['sub'],
    role: 'sub',
    lane: 'webcodecs',
    tier: 'all',
    ordered: null,
    rect,
    region: null,
  })),
);

const style = query.get('labels') ?? 'none';
if (style !== 'none') {
  const clocks = rects.map((rect, tile) => {
    label(rect.x, rect.y, `${tile + 1}  Ngã tư số ${tile + 1}`);
    return label(rect.x, rect.y + rect.height - 20, '');
  });
  setInterval(() => {
    const text = new Date().toLocaleTimeString('vi');
    for (const clock of clocks) clock.textContent = text;
  }, 1000);
}

function label(x: number, y: number, text: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `label ${style}`;
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  element.textContent = text;
  document.body.append(element);
  return element;
}
