import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { signalTo } from '../../build/child-group.mjs';

/** Outcome of a command that ran where nothing answers but loopback. `packetsSent` counts what tried to leave. */
export interface SilentRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly packetsSent: number;
}

export interface SilentRunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** When its promise is fulfilled, the command and all in its group get SIGINT, as from Ctrl-C in a terminal. */
  interruptAfter?(): Promise<unknown>;
}

const LinkStatistics = z
  .array(z.object({ stats64: z.object({ tx: z.object({ packets: z.number() }) }) }))
  .length(1);
const setUp = fileURLToPath(new URL('./silent-namespace.sh', import.meta.url));
const setUpFailed = 125;
/** The demo ends its groups within it. */
const graceMs = 20_000;

/** Says why namespaces cannot be used here, null when they can: Linux, iproute2 and util-linux, and root or user namespaces. */
export async function silentNamespaceUnavailable(): Promise<string | null> {
  if (process.platform !== 'linux') return 'network namespaces are Linux only';
  try {
    await runInSilentNamespace('true', []);
    return null;
  } catch (error) {
    return `no network namespace: ${String(error)}`;
  }
}

/**
 * Runs a command in a fresh network namespace with loopback and one more interface, which has the default routes and the name server
 * behind it, leads nowhere and counts. Throws when the namespace cannot be made or the command takes longer than `timeoutMs`.
 */
export async function runInSilentNamespace(
  command: string,
  args: readonly string[],
  options: SilentRunOptions = {},
): Promise<SilentRun> {
  const folder = await mkdtemp(join(tmpdir(), 'vonglau-netns-'));
  try {
    const statistics = join(folder, 'statistics.json');
    const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
    const whole = [...asRoot, '--net', '--mount', 'sh', setUp, statistics, command, ...args];
    const { exitCode, stdout, stderr } = await runInGroup('unshare', whole, options);
    if (exitCode === setUpFailed) throw new Error(`the namespace cannot be set up: ${stderr}`);
    const [link] = LinkStatistics.parse(JSON.parse(await readFile(statistics, 'utf8')));
    return { exitCode, stdout, stderr, packetsSent: link?.stats64.tx.packets ?? Number.NaN };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command as the leader of a group of its own. Throws when a signal ended it, it takes longer than `timeoutMs` or `interruptAfter` rejects; nothing
 * of the group is left then, nor of what the command ends when it is interrupted.
 */
export async function runInGroup(
  command: string,
  args: readonly string[],
  { cwd, env = process.env, timeoutMs = 60_000, interruptAfter }: SilentRunOptions,
): Promise<Omit<SilentRun, 'packetsSent'>> {
  const PATH = `${env.PATH ?? ''}:/usr/sbin:/sbin`;
  const child = spawn(command, args, {
    cwd,
    env: { ...env, PATH },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const interrupt = () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGINT');
  };
  const timer = new AbortController();
  const late = wait(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${command} takes longer than ${timeoutMs} ms`);
  });
  try {
    const ended = new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        code === null ? reject(new Error(`${command} ended with ${signal}`)) : resolve(code),
      );
    });
    const outcome = Promise.all([ended, text(child.stdout), text(child.stderr)]);
    // When it ends by itself before, its outcome tells more than a condition that never came.
    const interrupted = interruptAfter?.().then(() => {
      interrupt();
      return outcome;
    });
    const [exitCode, stdout, stderr] = await Promise.race([outcome, interrupted ?? outcome, late]);
    return { exitCode, stdout, stderr };
  } catch (error) {
    // It may have started groups of its own, which only it can end.
    interrupt();
    if (child.pid) await Promise.race([closed, wait(graceMs, undefined, { ref: false })]);
    if (child.pid) signalTo(-child.pid, 'SIGKILL');
    throw error;
  } finally {
    late.catch(() => 'nobody waits for it any more');
    timer.abort();
  }
}
