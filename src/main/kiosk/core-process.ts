import { ExpectedError, type Fault } from '../../shared/base/fault.ts';
import { expectedExitCode } from '../core/startup/restart-rule.ts';
import { parseKioskArguments } from './arguments.ts';
import { runKiosk } from './kiosk.ts';
import { endSignals } from './supervise.ts';

const stop = new AbortController();
for (const signal of endSignals) process.on(signal, () => stop.abort());
process.on('disconnect', () => stop.abort());
try {
  const wanted = parseKioskArguments(process.argv.slice(2));
  if (wanted !== 'help') await runKiosk(wanted, stop.signal);
  process.exit(0);
} catch (error) {
  const expected = error instanceof ExpectedError;
  const text = expected ? sentences(error.fault) : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(expected ? expectedExitCode : 1);
}

function sentences({ message, detail }: Fault): string {
  return detail ? `${message}\n${detail}` : message;
}
