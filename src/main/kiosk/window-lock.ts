import type { Logger } from '../core/log/logger.ts';
import { FrameNavigated, Ignored, RequestPaused } from './cdp-schema.ts';
import type { CdpSession } from './cdp-session.ts';
import { runQuietly } from './run-quietly.ts';

/**
 * Keeps a window on its page: a document of another origin is never requested, and should the main frame leave nevertheless (an
 * address that needs no request), it is brought back.
 */
export async function lockNavigation(session: CdpSession, url: string, logger: Logger): Promise<void> {
  const { origin } = new URL(url);
  let arrived = false;
  session.on('Fetch.requestPaused', RequestPaused, ({ requestId, request }) => {
    const own = originOf(request.url) === origin;
    if (!own) logger.warn(`navigation to ${request.url} blocked`);
    // Aborted, unlike the other reasons, leaves the page that is there instead of showing an error page.
    const answer = own
      ? session.send('Fetch.continueRequest', { requestId }, Ignored)
      : session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, Ignored);
    runQuietly(answer, 'answer to a paused request', logger);
  });
  session.on('Page.frameNavigated', FrameNavigated, ({ frame }) => {
    if (frame.parentId !== undefined) return;
    if (originOf(frame.url) === origin) {
      arrived = true;
      return;
    }
    // What the window was opened with may come as late as this: going to the page once more would abort the first going there.
    if (!arrived) return;
    // The browser's own error page (the core is away): going back at once would only spin.
    if (frame.url === 'about:blank' || frame.url.startsWith('chrome-error:')) return;
    logger.warn(`window left its page for ${frame.url}; brought back`);
    runQuietly(session.send('Page.navigate', { url }, Ignored), 'return to the page', logger);
  });
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] }, Ignored);
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
