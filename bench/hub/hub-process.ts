import { startHub } from '../../src/server/hub.ts';
import { createHubLogger } from '../../src/server/log/hub-logger.ts';
import { HubSettings } from '../../src/server/settings/hub-settings.ts';

/** The hub that is measured, in a process of its own: a demo's city of so many cameras. Told its folder and their number; tells its address. */
const [dataDirectory = '', cameras = '0'] = process.argv.slice(2);
const hub = await startHub({
  dataDirectory,
  databaseUrl: process.env.VONGLAU_DATABASE_URL ?? null,
  host: '127.0.0.1',
  port: 0,
  certificate: null,
  demo: { cityCameras: [], total: Number(cameras) },
  // Thousands sign in within a minute, from one address: neither hashing nor the limits for strangers are what is measured.
  settings: HubSettings.parse({
    accounts: { hashMemoryKib: 64, hashPasses: 1 },
    commandsPerSecond: 100_000,
    commandsAtOnce: 100_000,
    requestsPerSecond: 100_000,
    requestsAtOnce: 1_000_000,
    mostConsoles: 100_000,
  }),
  log: createHubLogger((level, line) => {
    if (level === 'error') process.stderr.write(`${line}\n`);
  }),
});
process.send?.({ url: hub.url, hubId: hub.hubId });
process.once('disconnect', () => void hub.close().then(() => process.exit(0)));
