import type { LogLevel, LogSink } from './hub-logger.ts';

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** Writes lines of `threshold` and above to standard error, where the journal takes them. */
export function stderrSink(threshold: LogLevel = 'info'): LogSink {
  return (level, line) => {
    if (order.indexOf(level) >= order.indexOf(threshold)) process.stderr.write(`${line}\n`);
  };
}
