import { wait } from '../../shared/base/wait.ts';
import type { Bounds } from '../../shared/wall/wall-view.ts';
import type { CdpPipe, CdpSession } from './cdp-pipe.ts';
import { Ignored, WindowForTarget } from './cdp-schema.ts';

const settleMs = 1_500;
const lookEveryMs = 50;

/** What `Target.createTarget` is asked for. */
export function firstPlace({ x, y, width, height }: Bounds, fullscreen: boolean): object {
  // On X11 Chromium makes a window of exactly a monitor's size one pixel smaller both ways; one of a row less it leaves alone.
  return { left: x, top: y, width, height: fullscreen ? height - 1 : height };
}

/**
 * Makes a window cover its display. With a window manager full screen does it. Without one (a bare X server) nobody grows the window:
 * its bottom row stays outside, and the page is told the display's size so that tiles keep whole pixels.
 */
export async function coverDisplay(
  { cdp, session, targetId }: { cdp: CdpPipe; session: CdpSession; targetId: string },
  bounds: Bounds,
  signal?: AbortSignal,
): Promise<void> {
  const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId }, WindowForTarget, {
    signal,
  });
  const fullscreen = { windowId, bounds: { windowState: 'fullscreen' } };
  await cdp.send('Browser.setWindowBounds', fullscreen, Ignored, { signal });
  for (let waitedMs = 0; waitedMs < settleMs; waitedMs += lookEveryMs) {
    const now = (await cdp.send('Browser.getWindowForTarget', { targetId }, WindowForTarget, { signal }))
      .bounds;
    if (now.width === bounds.width && now.height === bounds.height) return;
    await wait(lookEveryMs, signal);
  }
  const viewport = { width: bounds.width, height: bounds.height, deviceScaleFactor: 0, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', viewport, Ignored, { signal });
}
