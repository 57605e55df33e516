import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { ExpectedError } from '../../shared/base/fault.ts';
import type { Bounds } from '../../shared/wall/wall-view.ts';
import { Ignored, TargetCreated, WindowForTarget } from './cdp-schema.ts';
import type { RunningChromium } from './chromium.ts';
import { killGroup } from './kill-group.ts';
import { withDeadline } from './with-deadline.ts';

const deadlineMs = 15_000;

/**
 * Opens a window without tabs and address bar, and resolves with its target. Chromium makes such a window only for `--app`, which a
 * second start with the same profile hands to the browser that runs. Throws ExpectedError `browser-timeout`.
 */
export async function openAppTarget(
  browser: RunningChromium,
  bounds: Bounds,
  signal?: AbortSignal,
): Promise<string> {
  const url = `data:,${randomUUID()}`;
  const appeared = Promise.withResolvers<string>();
  const listener = browser.cdp.browser.on('Target.targetCreated', TargetCreated, ({ targetInfo }) => {
    if (targetInfo.url === url) appeared.resolve(targetInfo.targetId);
  });
  const messenger = spawn(browser.path, [...browser.flagsBeside, `--app=${url}`], {
    stdio: 'ignore',
    detached: true,
  });
  messenger.once('error', appeared.reject);
  try {
    const targetId = await withDeadline(appeared.promise, { deadlineMs, signal }, noWindow);
    await placeAt(browser, targetId, bounds, signal);
    return targetId;
  } catch (error) {
    // Once heard it ends by itself; had the browser just died, it would have become one that nobody drives.
    killGroup(messenger, 'SIGKILL');
    throw error;
  } finally {
    listener.dispose();
  }
}

function noWindow(): ExpectedError {
  return new ExpectedError({ code: 'browser-timeout', message: 'the browser did not open a window' });
}

async function placeAt(
  { cdp }: RunningChromium,
  targetId: string,
  bounds: Bounds,
  signal?: AbortSignal,
): Promise<void> {
  const { windowId } = await cdp.browser.send('Browser.getWindowForTarget', { targetId }, WindowForTarget, {
    signal,
  });
  const { x, y, width, height } = bounds;
  for (const wanted of [{ windowState: 'normal' }, { left: x, top: y, width, height }]) {
    await cdp.browser.send('Browser.setWindowBounds', { windowId, bounds: wanted }, Ignored, { signal });
  }
}
