import type { Bounds } from '../../shared/wall/wall-view.ts';
import type { CdpPipe } from './cdp-pipe.ts';
import { Ignored, WindowForTarget } from './cdp-schema.ts';
import type { CdpSession } from './cdp-session.ts';

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
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes a window cover its display. A window manager makes a window of full screen grow to the display's size; without one (a bare X
 * server) nobody does, and its bottom row stays dark. The page is told the display's size from the start: tiles keep whole pixels in
 * either case and are laid out once.
 */
export async function coverDisplay({ cdp, session, targetId, bounds, signal }: Place): Promise<void> {
  const { windowId } = await cdp.browser.send('Browser.getWindowForTarget', { targetId }, WindowForTarget, {
    signal,
  });
  const viewport = { width: bounds.width, height: bounds.height, deviceScaleFactor: 0, mobile: false };
  await session.send('Emulation.setDeviceMetricsOverride', viewport, Ignored, { signal });
  const fullscreen = { windowId, bounds: { windowState: 'fullscreen' } };
  await cdp.browser.send('Browser.setWindowBounds', fullscreen, Ignored, { signal });
}
