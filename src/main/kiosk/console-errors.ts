import { ConsoleCalled, ExceptionThrown, Ignored, LogEntryAdded } from './cdp-schema.ts';
import type { CdpSession } from './cdp-session.ts';

/** Tells every error of a page: console.error, uncaught exceptions, and what the browser logs as an error (CSP, failed requests). */
export async function watchConsole(session: CdpSession, onError: (text: string) => void): Promise<void> {
  session.on('Runtime.consoleAPICalled', ConsoleCalled, ({ type, args }) => {
    if (type !== 'error' && type !== 'assert') return;
    onError(args.map(({ value, description }) => String(value ?? description ?? '')).join(' '));
  });
  session.on('Runtime.exceptionThrown', ExceptionThrown, ({ exceptionDetails: { text, exception } }) => {
    onError(`${text} ${exception?.description ?? String(exception?.value ?? '')}`.trim());
  });
  session.on('Log.entryAdded', LogEntryAdded, ({ entry }) => {
    if (entry.level === 'error') onError(entry.url ? `${entry.text} ${entry.url}` : entry.text);
  });
  await Promise.all([session.send('Runtime.enable', {}, Ignored), session.send('Log.enable', {}, Ignored)]);
}
