import type { ServeLine } from './command-line.ts';
import { type Hub, startHub } from './hub.ts';
import { createHubLogger } from './log/hub-logger.ts';
import { logError } from './log/log-error.ts';
import { stderrSink } from './log/stderr-sink.ts';
import { readSettings } from './settings/hub-settings.ts';

/** Runs the hub until SIGINT or SIGTERM. A mistake that nobody caught is logged and ends it: whoever watches over it starts it anew. */
export async function serveUntilStopped(line: ServeLine): Promise<void> {
  const log = createHubLogger(stderrSink(line.logLevel));
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      logError(log, 'hub.died', error);
      process.exit(70);
    });
  const hub = await startHub({
    ...line,
    demo: null,
    control: true,
    settings: readSettings(line.dataDirectory),
    log,
  });
  process.stdout.write(line.json ? `${JSON.stringify(facts(hub))}\n` : words(hub));
  await stopped;
  await hub.close();
}

function facts({ hubId, url, fingerprint, firstStart }: Hub) {
  return { up: true, hubId, url, fingerprint, firstStart };
}

function words({ url, fingerprint, firstStart }: Hub): string {
  const lines = [`The hub is at ${url}`];
  if (fingerprint !== null) lines.push(`Its certificate authority, SHA-256: ${fingerprint}`);
  if (firstStart !== null)
    lines.push(
      '',
      'First start. This is shown only once:',
      `  account             ${firstStart.account}`,
      `  one-time password   ${firstStart.password}`,
      `  enrolment code      ${firstStart.enrolCode}   (approves the first console, within a day)`,
    );
  return `${lines.join('\n')}\n`;
}
