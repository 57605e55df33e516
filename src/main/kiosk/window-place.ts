import { wait } from '../../shared/base/wait.ts';
import type { Bounds } from '../../shared/wall/wall-view.ts';
import type { Logger } from '../core/log/logger.ts';
import type { CdpPipe, CdpSession } from './cdp-pipe.ts';
import { Ignored, WindowForTarget } from './cdp-schema.ts';
import { runQuietly } from './run-quietly.ts';

const growWithinMs = 3_000;
const lookEveryMs = 100;

/** What `Target.createTarget` is asked for. */
export function firstPlace({ x, y, width, height }: Bounds, fullscreen: boolean): object {
  // On X11 Chromium makes a window of exactly a monitor's size one pixel smaller both ways; one of a row less it leaves alone.
  return { left: x, top: y, width, height: fullscreen ? height - 1 : height };
}

export interface Place {
  readonly cdp: CdpPipe;
  readonly session: CdpSession;
  readonly targetId: string;
  readonly bounds: Bounds;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a window cover its display. A window manager makes a window of full screen grow to the display's size; without one (a bare X
 * server) nobody does, and its bottom row stays dark. The page has the display's size from the start, so that tiles keep whole pixels.
 */
export async function coverDisplay(place: Place): Promise<void> {
  const { cdp, session, targetId, bounds, logger, signal } = place;
  const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId }, WindowForTarget, {
    signal,
  });
  const viewport = { width: bounds.width, height: bounds.height, deviceScaleFactor: 0, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', viewport, Ignored, { signal });
  const fullscreen = { windowId, bounds: { windowState: 'fullscreen' } };
  await cdp.send('Browser.setWindowBounds', fullscreen, Ignored, { signal });
  runQuietly(freeWhenGrown(place), 'looking for the size of a window', logger);
}

/** Once the window has the display's size by itself, the page needs no telling. */
async function freeWhenGrown({ cdp, session, targetId, bounds }: Place): Promise<void> {
  for (let waitedMs = 0; waitedMs < growWithinMs; waitedMs += lookEveryMs) {
    const now = (await cdp.send('Browser.getWindowForTarget', { targetId }, WindowForTarget)).bounds;
    if (now.width === bounds.width && now.height === bounds.height) {
      await session.send('Emulation.clearDeviceMetricsOverride', {}, Ignored);
      return;
    }
    await wait(lookEveryMs);
  }
}
