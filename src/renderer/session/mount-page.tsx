import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { assert } from '../../shared/base/assert.ts';
import { type Disposable, DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import type { Preferences } from '../../shared/settings/preferences.ts';
import { Bridge, readEndpoint } from '../bridge.ts';
import { createI18n } from '../i18n/i18n.ts';
import { NoBridge } from './no-bridge.tsx';
import { createSession, type Session } from './session-store.ts';

export type PageTitle = 'app.wallTitle' | 'app.operatorTitle';

/** Draws a page of a session; what it opens for as long as the page lives it gives to `held`. */
export type RenderPage = (session: Session, held: DisposableStore) => ReactNode;

/** Starts a page: connects to the core and draws `render`; language and theme follow the preferences. Disposed, nothing of it is left in the document. */
export function mountPage(title: PageTitle, render: RenderPage): Disposable {
  const element = document.getElementById('root');
  assert(element, 'the page has a #root');
  const endpoint = readEndpoint();
  const held = new DisposableStore();
  const root = createRoot(element);
  if (endpoint === null) {
    root.render(<NoBridge />);
    return toDisposable(() => root.unmount());
  }
  const session = held.add(createSession(held.add(new Bridge(endpoint))));
  const words = createI18n(session.store.getState().preferences.language);
  applyPreferences(words, title, session.store.getState().preferences);
  session.store.subscribe(({ preferences }, before) => {
    if (preferences !== before.preferences) applyPreferences(words, title, preferences);
  });
  root.render(<I18nextProvider i18n={words}>{render(session, held)}</I18nextProvider>);
  held.add(toDisposable(() => root.unmount()));
  return held;
}

function applyPreferences(words: i18n, title: PageTitle, { language, theme }: Preferences): void {
  document.documentElement.lang = language;
  document.documentElement.setAttribute('data-theme', theme);
  if (words.language !== language) void words.changeLanguage(language);
  document.title = words.t(title);
}
