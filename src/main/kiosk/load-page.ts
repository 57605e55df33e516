import { ExpectedError } from '../../shared/base/fault.ts';
import { Ignored, LifecycleEvent, Navigated } from './cdp-schema.ts';
import type { CdpSession } from './cdp-session.ts';
import { withDeadline } from './with-deadline.ts';

const deadlineMs = 20_000;

/**
 * Loads a page and waits until its document has taken the window. Throws ExpectedError `page-unreachable`, and what
 * CdpSession.send throws.
 */
export async function loadPage(session: CdpSession, url: string, signal?: AbortSignal): Promise<void> {
  const unreachable = (why: string) =>
    new ExpectedError({ code: 'page-unreachable', message: `${url} could not be loaded: ${why}` });
  const loaded = Promise.withResolvers<void>();
  // Events of the new document may overtake the answer that names it.
  const seen = new Set<string>();
  let wanted: string | undefined;
  const look = () => wanted !== undefined && seen.has(wanted) && loaded.resolve();
  const listener = session.on('Page.lifecycleEvent', LifecycleEvent, ({ loaderId, name }) => {
    if (name === 'init') seen.add(loaderId);
    look();
  });
  try {
    await session.send('Page.setLifecycleEventsEnabled', { enabled: true }, Ignored, { signal });
    const { loaderId, errorText } = await session.send('Page.navigate', { url }, Navigated, { signal });
    if (errorText !== undefined) throw unreachable(errorText);
    wanted = loaderId;
    look();
    await withDeadline(loaded.promise, { deadlineMs, signal }, () => unreachable('no document in time'));
  } finally {
    listener.dispose();
  }
}
