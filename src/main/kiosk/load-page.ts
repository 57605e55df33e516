import { ExpectedError } from '../../shared/base/fault.ts';
import { Navigated, TargetInfoChanged } from './cdp-schema.ts';
import type { CdpSession } from './cdp-session.ts';
import { withDeadline } from './with-deadline.ts';

const deadlineMs = 20_000;

export interface Load {
  readonly browser: CdpSession;
  readonly session: CdpSession;
  readonly targetId: string;
  readonly url: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads a window's page and waits until it has taken the window. Throws ExpectedError `page-unreachable`, and what CdpSession.send
 * throws.
 */
export async function loadPage({ browser, session, targetId, url, signal }: Load): Promise<void> {
  const unreachable = (why: string) =>
    new ExpectedError({ code: 'page-unreachable', message: `${url} could not be loaded: ${why}` });
  const { origin } = new URL(url);
  // The renderer reports its new document before the browser has made it the window's; only the browser's word counts, since until
  // then it refuses screenshots.
  const taken = Promise.withResolvers<void>();
  const listener = browser.on('Target.targetInfoChanged', TargetInfoChanged, ({ targetInfo }) => {
    if (targetInfo.targetId === targetId && targetInfo.url.startsWith(`${origin}/`)) taken.resolve();
  });
  try {
    const { errorText } = await session.send('Page.navigate', { url }, Navigated, { signal });
    if (errorText !== undefined) throw unreachable(errorText);
    await withDeadline(taken.promise, { deadlineMs, signal }, () => unreachable('no document in time'));
  } finally {
    listener.dispose();
  }
}
