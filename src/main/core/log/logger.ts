import { redact } from '../../../shared/base/redact.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where finished lines go. */
export type LogSink = (level: LogLevel, line: string) => void;

/** Logs one line per state change; a child's lines carry its owner's prefix. URLs' credentials never pass. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  child(prefix: string): Logger;
}

/** A logger that redacts, prefixes and hands each line to `sink`. */
export function createLogger(sink: LogSink, prefix = ''): Logger {
  const log = (level: LogLevel) => (message: string) => sink(level, redact(`${prefix}${message}`));
  return {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    child: (name) => createLogger(sink, `${prefix}[${name}] `),
  };
}

/** Writes lines with their time and level to standard error. */
export function stderrSink(threshold: LogLevel = 'info'): LogSink {
  const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
  return (level, line) => {
    if (order.indexOf(level) < order.indexOf(threshold)) return;
    process.stderr.write(`${new Date().toISOString()} ${level} ${line}\n`);
  };
}
