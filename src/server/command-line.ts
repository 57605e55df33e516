import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ExpectedError } from '../shared/base/fault.ts';
import type { AdminRequest } from './admin/hub-admin.ts';
import type { LogLevel } from './log/hub-logger.ts';

/** Where the hub's data are. */
export interface DataPlace {
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
}

export interface ServeLine extends DataPlace {
  readonly host: string;
  readonly port: number;
  readonly certificate: { readonly certFile: string; readonly keyFile: string } | null;
  readonly logLevel: LogLevel;
  readonly json: boolean;
}

export type HubLine =
  | { readonly do: 'help' }
  | ({ readonly do: 'serve' } & ServeLine)
  | ({ readonly do: 'admin'; readonly request: AdminRequest } & DataPlace)
  | ({ readonly do: 'audit-verify'; readonly heads: readonly string[] } & DataPlace)
  | ({ readonly do: 'backup'; readonly to: string } & DataPlace)
  | ({ readonly do: 'restore'; readonly from: string } & DataPlace);

export const usage = `npm run hub -- [COMMAND] [OPTIONS]

  serve                  start the hub (without a command too)
  console list           consoles that asked to be enrolled
  console approve ID     approve one; console revoke ID takes that back
  console code           a new one-time code that approves the console it is typed at
  account reset NAME     a new one-time password for an account
  audit verify           check the audit log; with --heads FILE... also against what consoles remember of it
                         (audit-heads.json in a console's data folder)
  backup FILE            copy the database to FILE, also while the hub runs
  restore FILE           put a backup in the place of the database, while no hub runs

  --data DIR             data folder (VONGLAU_HUB_DATA, STATE_DIRECTORY, else ~/.local/share/vonglau-hub)
  --database-url URL     PostgreSQL instead of SQLite in the data folder; better in VONGLAU_DATABASE_URL, since
                         others of this machine can read arguments
  --host H --port N      where to listen, else 127.0.0.1 and 7443; off loopback always with TLS
  --tls-cert F --tls-key F   a certificate of your own (PEM, with its chain) in place of the hub's own
  --log-level LEVEL      debug, info, warn or error
  --json                 print what was started as one JSON line
`;

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** Reads the command line. Throws ExpectedError `bad-arguments`. */
export function parseCommandLine(args: readonly string[], env: NodeJS.ProcessEnv): HubLine {
  const { values, positionals } = parse(args);
  if (values.help) return { do: 'help' };
  const place: DataPlace = {
    dataDirectory: dataDirectory(values.data, env),
    databaseUrl: values['database-url'] ?? env.VONGLAU_DATABASE_URL ?? null,
  };
  const [command = 'serve', action = '', ...more] = positionals;
  const [subject = ''] = more;
  switch (
    `${command} ${command === 'serve' || command === 'backup' || command === 'restore' ? '' : action}`.trim()
  ) {
    case 'serve':
      return { do: 'serve', ...place, ...serveOptions(values) };
    case 'console list':
      return { do: 'admin', ...place, request: { action: 'console.list' } };
    case 'console code':
      return { do: 'admin', ...place, request: { action: 'console.code' } };
    case 'console approve':
      return { do: 'admin', ...place, request: { action: 'console.approve', consoleId: named(subject) } };
    case 'console revoke':
      return { do: 'admin', ...place, request: { action: 'console.revoke', consoleId: named(subject) } };
    case 'account reset':
      return { do: 'admin', ...place, request: { action: 'account.reset', account: named(subject) } };
    case 'audit verify':
      return { do: 'audit-verify', ...place, heads: headFiles(values.heads, more) };
    case 'backup':
      return { do: 'backup', ...place, to: resolve(named(action)) };
    case 'restore':
      return { do: 'restore', ...place, from: resolve(named(action)) };
    default:
      throw bad(`There is no command "${positionals.join(' ')}".`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        'database-url': { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '7443' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'log-level': { type: 'string', default: 'info' },
        heads: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw bad(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parse>['values'];

function serveOptions(values: Values): Omit<ServeLine, keyof DataPlace> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw bad(`This is no port: ${values.port}`);
  const logLevel = levels.find((level) => level === values['log-level']);
  if (!logLevel) throw bad(`There is no log level "${values['log-level']}".`);
  const [certFile, keyFile] = [values['tls-cert'], values['tls-key']];
  if ((certFile === undefined) !== (keyFile === undefined))
    throw bad('A certificate needs its key, and a key its certificate.');
  return {
    host: values.host,
    port,
    certificate:
      certFile === undefined || keyFile === undefined
        ? null
        : { certFile: resolve(certFile), keyFile: resolve(keyFile) },
    logLevel,
    json: values.json,
  };
}

/** systemd names the folder of a unit's StateDirectory in STATE_DIRECTORY. */
function dataDirectory(given: string | undefined, env: NodeJS.ProcessEnv): string {
  const place = given ?? env.VONGLAU_HUB_DATA ?? env.STATE_DIRECTORY;
  return place === undefined || place === ''
    ? join(homedir(), '.local', 'share', 'vonglau-hub')
    : resolve(place);
}

/** `--heads A B C` and `--heads A --heads B` are the same. */
function headFiles(given: readonly string[] | undefined, more: readonly string[]): string[] {
  if (given === undefined && more.length > 0) throw bad('Files of heads come after --heads.');
  return [...(given ?? []), ...more].map((file) => resolve(file));
}

function named(subject: string): string {
  if (subject === '') throw bad('Something is missing at the end of the command.');
  return subject;
}

function bad(message: string): ExpectedError {
  return new ExpectedError({ code: 'bad-arguments', message, detail: 'npm run hub -- --help' });
}
