import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { wait } from '../../src/shared/base/wait.ts';

/**
 * A PostgreSQL server of the tests' own, on a socket in a folder of its own, that syncs to the disk as one in use does. When this process ends,
 * however it does, the server ends too and its folder goes.
 */
export interface PostgresCluster {
  /** Address of a new, empty database; its tables lie in `folder` where one is given, which is the server's from then on. */
  freshDatabase(folder?: string): Promise<string>;
  /** Ends the server at once, as a crash would (SIGQUIT). */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Waits until the process that holds its standard input is gone; then ends the server (2 s at most) and removes the folder. */
const keeper = `read _; pid=$1/data/postmaster.pid; [ -e "$pid" ] && kill -QUIT "$(head -n 1 "$pid")"
for i in $(seq 100); do [ -e "$pid" ] && sleep 0.02; done; rm -rf "$1"`;

/** Folder of PostgreSQL's server programs; null when it is not installed. */
export function postgresPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ??
    null
  );
}

/** Makes and starts a cluster. PostgreSQL refuses to run as root: then it runs as the user `postgres`. */
export async function startPostgres(programs: string): Promise<PostgresCluster> {
  const directory = mkdtempSync(join(tmpdir(), 'vonglau-pg-'));
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(directory, user.uid, user.gid);
  keep(directory, user);
  const data = join(directory, 'data');
  const made = ['-D', data, '-A', 'trust', '-U', 'hub', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), made, { ...user, stdio: 'pipe', cwd: directory });
  let server: ChildProcess | null = null;
  let databases = 0;
  const urlOf = (database: string) =>
    `postgres://hub@localhost/${database}?host=${encodeURIComponent(directory)}`;
  const start = async () => {
    const arguments_ = ['-D', data, '-k', directory, '-c', 'listen_addresses=', '-c', 'shared_buffers=16MB'];
    server = spawn(join(programs, 'postgres'), arguments_, { ...user, stdio: 'ignore', cwd: directory });
    while (!(await answers(urlOf('postgres')))) {
      if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
      await wait(50);
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = server;
    server = null;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await ended;
  };
  await start();
  return {
    start,
    kill: () => end('SIGQUIT'),
    async freshDatabase(folder) {
      databases += 1;
      const name = `hub${databases}`;
      if (folder !== undefined) {
        if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
        await query(urlOf('postgres'), `create tablespace space${databases} location '${folder}'`);
      }
      const where = folder === undefined ? '' : ` tablespace space${databases}`;
      await query(urlOf('postgres'), `create database ${name}${where}`);
      return urlOf(name);
    },
  };
}

function keep(directory: string, user: { uid?: number; gid?: number }): void {
  const child = spawn('sh', ['-c', keeper, 'sh', directory], {
    ...user,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  // Nothing is ever written there.
  child.stdin.on('error', () => undefined);
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
}

async function answers(url: string): Promise<boolean> {
  try {
    await query(url, 'select 1');
    return true;
  } catch (error) {
    // It refuses until it is up: 57P03, or no socket yet.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
