import { redact } from '../../shared/base/redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where finished lines go, without line end. */
export type LogSink = (level: LogLevel, line: string) => void;

/** The hub's log: one JSON object a line, `what` a dotted name (`sign-in.failed`), the rest plain fields. Never a secret: what is named like one is masked. */
export interface HubLogger {
  debug(what: string, fields?: LogFields): void;
  info(what: string, fields?: LogFields): void;
  warn(what: string, fields?: LogFields): void;
  error(what: string, fields?: LogFields): void;
}

const secretName = /password|secret|token|credential|signature|code$/i;

export function createHubLogger(sink: LogSink, now: () => number = Date.now): HubLogger {
  const log =
    (level: LogLevel) =>
    (what: string, fields: LogFields = {}) =>
      sink(level, JSON.stringify({ time: new Date(now()).toISOString(), level, what, ...cleaned(fields) }));
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}

function cleaned(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (secretName.test(name)) return [name, '***'];
      return [name, typeof value === 'string' ? redact(value) : value];
    }),
  );
}
