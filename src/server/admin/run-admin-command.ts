import type { DataPlace } from '../command-line.ts';
import { startHub } from '../hub.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { stderrSink } from '../log/stderr-sink.ts';
import { readSettings } from '../settings/hub-settings.ts';
import { askRunningHub } from './ask-hub.ts';
import type { AdminAnswer, AdminRequest } from './hub-admin.ts';

/** Runs a command at the hub's own machine: the hub that runs is asked, or one is opened for the moment. Prints the answer. */
export async function runAdminCommand({
  request,
  dataDirectory,
  databaseUrl,
}: DataPlace & { readonly request: AdminRequest }): Promise<void> {
  const answer =
    (await askRunningHub(dataDirectory, request)) ??
    (await askForTheMoment({ dataDirectory, databaseUrl }, request));
  process.stdout.write(words(answer));
}

async function askForTheMoment(place: DataPlace, request: AdminRequest): Promise<AdminAnswer> {
  const hub = await startHub({
    ...place,
    host: '127.0.0.1',
    port: 0,
    certificate: null,
    demo: null,
    forTheMoment: true,
    settings: readSettings(place.dataDirectory),
    log: createHubLogger(stderrSink('warn')),
  });
  try {
    return await hub.admin(request);
  } finally {
    await hub.close();
  }
}

function words({ consoles, code, password }: AdminAnswer): string {
  if (consoles !== undefined)
    return consoles
      .map(
        ({ id, name, state, askedAtMs }) =>
          `${id}  ${state.padEnd(8)}  ${new Date(askedAtMs).toISOString()}  ${name}\n`,
      )
      .join('');
  if (code !== undefined) return `enrolment code      ${code}   (approves one console, within a day)\n`;
  if (password !== undefined) return `one-time password   ${password}\n`;
  return 'done\n';
}
