import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where figures of this machine are kept, for all who run a console on it as this user. */
export function machineDirectory(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vonglau');
}

/** Where settings and the console's own list of cameras are kept unless told otherwise: the same for every host. */
export function defaultDataDirectory(): string {
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'vonglau');
}
