import { type Disposable, toDisposable } from '../../shared/base/disposable.ts';

/** Where the browser holds animation frames back (a covered window), the clock goes on at this pace. */
const fallbackMs = 250;

/**
 * Calls `paint` about `hz()` times a second, at the browser's own frame times: what is drawn then is shown with that very frame. Painting in
 * every frame would copy the whole canvas to the compositor more often than pictures come.
 */
export function startPaintClock(hz: () => number, paint: () => void): Disposable {
  let paintedAtMs = 0;
  let request = 0;
  const onFrame = (atMs: number) => {
    request = requestAnimationFrame(onFrame);
    if (atMs - paintedAtMs < 1000 / hz() - 6) return;
    paintedAtMs = atMs;
    paint();
  };
  request = requestAnimationFrame(onFrame);
  const timer = setInterval(() => {
    if (performance.now() - paintedAtMs > fallbackMs) paint();
  }, fallbackMs);
  return toDisposable(() => {
    cancelAnimationFrame(request);
    clearInterval(timer);
  });
}
