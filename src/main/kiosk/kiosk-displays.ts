import type { Bounds } from '../../shared/wall/wall-view.ts';
import type { HostDisplay } from '../core/host.ts';
import type { Logger } from '../core/log/logger.ts';
import type { CdpSession } from './cdp-pipe.ts';
import { AttachedTarget, CreatedTarget, Ignored, ScreenInfos } from './cdp-schema.ts';
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
 * The displays as Chromium sees them, named after their connectors where the X server tells them (`xrandr`), else after their place.
 * `session` is any page's; without one a hidden page is asked.
 */
export async function readDisplays(
  browser: RunningChromium,
  session: CdpSession | undefined,
  logger: Logger,
): Promise<readonly HostDisplay[]> {
  const screens = session ? await readScreens(session) : await readScreensHidden(browser);
  const monitors = await readMonitors(logger);
  return screens.map(({ bounds, primary, label }) => {
    const connector = monitors.find((monitor) => sameBounds(monitor.bounds, bounds))?.connector;
    const { x, y, width, height } = bounds;
    const id = connector ?? `${width}x${height}+${x}+${y}`;
    return { id, name: label || id, bounds, primary };
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

interface Screen {
  readonly bounds: Bounds;
  readonly primary: boolean;
  readonly label: string;
}

async function readScreens(session: CdpSession): Promise<readonly Screen[]> {
  const { screenInfos } = await session.send('Emulation.getScreenInfos', {}, ScreenInfos);
  return screenInfos.map(({ left, top, width, height, isPrimary, label }) => ({
    bounds: { x: left, y: top, width, height },
    primary: isPrimary,
    label,
  }));
}

async function readScreensHidden({ cdp }: RunningChromium): Promise<readonly Screen[]> {
  const target = { url: 'about:blank', hidden: true };
  const { targetId } = await cdp.send('Target.createTarget', target, CreatedTarget);
  try {
    const { sessionId } = await cdp.send(
      'Target.attachToTarget',
      { targetId, flatten: true },
      AttachedTarget,
    );
    return await readScreens(cdp.session(sessionId));
  } finally {
    await cdp.send('Target.closeTarget', { targetId }, Ignored);
  }
}

function sameBounds(one: Bounds, other: Bounds): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
