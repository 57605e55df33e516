import { writeFile } from 'node:fs/promises';
import { CancelledError, faultOf } from '../shared/base/fault.ts';
import { type City, startCity } from './city.ts';
import { parseCommandLine, usage } from './command-line.ts';

/** The pretend city as a program: one JSON line on standard output once it is on air, progress on standard error. */
async function main(): Promise<void> {
  const command = parseCommandLine(process.argv.slice(2));
  if (command === 'help') {
    process.stdout.write(usage);
    return;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const city = await startCity({ ...command.options, onProgress: showProgress }, stop.signal);
  if (command.camerasJson) await writeFile(command.camerasJson, city.camerasJson(), { mode: 0o600 });
  announce(city);
  await new Promise<void>((resolve) => {
    if (stop.signal.aborted) resolve();
    else stop.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await city.dispose();
}

function announce({ port, controlPort, tlsPort }: City): void {
  process.stdout.write(`${JSON.stringify({ up: true, port, controlPort, tlsPort })}\n`);
}

function showProgress(ready: number, total: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\rcity: ${ready} of ${total} clips ready${ready === total ? '\n' : ''}`);
  else process.stderr.write(`city: ${ready} of ${total} clips ready\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof CancelledError)) {
    const { message, detail } = faultOf(error);
    process.stderr.write(`city: ${message}\n${detail ? `${detail}\n` : ''}`);
    process.exitCode = 1;
  }
}
