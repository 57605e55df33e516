import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { wait } from '../../src/shared/base/wait.ts';

/** A PostgreSQL server of the tests' own, on a socket in a folder of its own, that syncs to the disk as one in use does. */
export interface PostgresCluster {
  /** Address of a new, empty database. */
  freshDatabase(): Promise<string>;
  /** Ends the server at once, as a crash would (SIGQUIT). */
  kill(): Promise<void>;
  start(): Promise<void>;
  dispose(): Promise<void>;
}

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
  const atExit = () => server?.kill('SIGQUIT');
  process.once('exit', atExit);
  await start();
  return {
    start,
    kill: () => end('SIGQUIT'),
    async freshDatabase() {
      databases += 1;
      const name = `hub${databases}`;
      await query(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
    async dispose() {
      process.removeListener('exit', atExit);
      await end('SIGQUIT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
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
