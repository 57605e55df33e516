import { expect, test } from 'vitest';
import { createLogger } from '../core/log/logger.ts';
import { CdpConversation } from './cdp-session.ts';
import { lockNavigation } from './window-lock.ts';

const page = 'http://127.0.0.1:1234/operator.html';

/** A window whose browser is the test: `went` says that its main frame (or a frame in it) shows another document. */
async function lockedWindow() {
  const navigations: object[] = [];
  let id = 0;
  const session = new CdpConversation((method, params) => {
    if (method === 'Page.navigate') navigations.push(params);
    const answered = ++id;
    queueMicrotask(() => session.take({ id: answered, result: {} }));
    return answered;
  });
  await lockNavigation(
    session,
    page,
    createLogger(() => undefined),
  );
  const went = (url: string, parentId?: string) =>
    session.take({ method: 'Page.frameNavigated', params: { frame: { url, parentId } } });
  return { navigations, went };
}

test('what a window shows before its page has come is left: to go to the page then would abort its first loading', async () => {
  const { navigations, went } = await lockedWindow();
  went('data:,until-the-page-comes');
  expect(navigations).toEqual([]);
});

test('a window that leaves its page is brought back', async () => {
  const { navigations, went } = await lockedWindow();
  went(page);
  went('data:,elsewhere');
  expect(navigations).toEqual([{ url: page }]);
});

test('the error page and frames in the page are left alone', async () => {
  const { navigations, went } = await lockedWindow();
  went(page);
  went('chrome-error://chromewebdata/');
  went('about:blank');
  went('data:,a-frame', 'the main frame');
  expect(navigations).toEqual([]);
});
