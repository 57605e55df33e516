import type { Bounds } from '../../shared/wall/wall-view.ts';
import type { HostDisplay } from '../core/host.ts';
import type { Logger } from '../core/log/logger.ts';
import { AttachedTarget, CreatedTarget, Ignored, ScreenInfos } from './cdp-schema.ts';
import type { CdpSession } from './cdp-session.ts';
import type { RunningChromium } from './chromium.ts';
import { readMonitors } from './x-monitors.ts';

const virtualSize = { width: 1920, height: 1080 };

/** Virtual displays side by side, as `headless-1`, `headless-2` ... */
export function headlessDisplays(count: number): readonly HostDisplay[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `headless-${index + 1}`;
    return {
      id,
      name: id,
      bounds: { x: index * virtualSize.width, y: 0, ...virtualSize },
      primary: index === 0,
    };
  });
}

/**
 * The displays as the X server names them (`xrandr`). Where that tool is missing, as Chromium sees them, named after their place:
 * `session` is any page's; without one a small window is opened for the question.
 */
export async function readDisplays(
  browser: RunningChromium,
  session: CdpSession | undefined,
  logger: Logger,
): Promise<readonly HostDisplay[]> {
  const monitors = await readMonitors(logger);
  if (monitors.length > 0)
    return monitors.map(({ connector, ...rest }) => ({ id: connector, name: connector, ...rest }));
  return session ? readScreens(session) : readScreensInPassing(browser);
}

/** The displays as Chromium sees them. */
export async function readScreens(session: CdpSession): Promise<readonly HostDisplay[]> {
  const { screenInfos } = await session.send('Emulation.getScreenInfos', {}, ScreenInfos);
  return screenInfos.map(({ left, top, width, height, isPrimary, label }) => {
    const id = `${width}x${height}+${left}+${top}`;
    return { id, name: label || id, bounds: { x: left, y: top, width, height }, primary: isPrimary };
  });
}

export function sameDisplays(one: readonly HostDisplay[], other: readonly HostDisplay[]): boolean {
  return (
    one.length === other.length &&
    one.every((display, index) => {
      const twin = other[index];
      return twin?.id === display.id && sameBounds(twin.bounds, display.bounds);
    })
  );
}

async function readScreensInPassing({ cdp }: RunningChromium): Promise<readonly HostDisplay[]> {
  const target = { url: 'about:blank', newWindow: true, width: 100, height: 100 };
  const { targetId } = await cdp.browser.send('Target.createTarget', target, CreatedTarget);
  try {
    const { sessionId } = await cdp.browser.send(
      'Target.attachToTarget',
      { targetId, flatten: true },
      AttachedTarget,
    );
    return await readScreens(cdp.session(sessionId));
  } finally {
    await cdp.browser.send('Target.closeTarget', { targetId }, Ignored);
  }
}

function sameBounds(one: Bounds, other: Bounds): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
