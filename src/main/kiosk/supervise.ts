import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { coreNodeFlags } from '../core/node-flags.ts';
import { type CoreEnd, expectedExitCode, RestartRule } from '../core/startup/restart-rule.ts';

/** Signals that ask the console to end. */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the core as a child and starts it again when it dies (killed, out of memory, a bug): the wall comes back by itself. Ends with the
 * core's exit code when it ends on purpose, or when this process is told to end.
 */
export async function supervise(args: readonly string[]): Promise<number> {
  const ending = new AbortController();
  const { code, signal } = await new RestartRule().keep(() => runOnce(args, ending), ending.signal);
  return code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
}

async function runOnce(args: readonly string[], ending: AbortController): Promise<CoreEnd> {
  const entry = fileURLToPath(new URL('./core-process.ts', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, ...coreNodeFlags, entry, ...args], {
    // The IPC channel carries nothing: its end tells the core that this process was killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const forward = (signal: NodeJS.Signals) => {
    ending.abort();
    child.kill(signal);
  };
  for (const signal of endSignals) process.on(signal, forward);
  const end = await new Promise<CoreEnd>((resolve) => {
    child.once('error', () => resolve({ code: expectedExitCode, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  for (const name of endSignals) process.off(name, forward);
  return end;
}
