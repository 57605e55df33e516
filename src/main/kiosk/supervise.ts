import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { coreNodeFlags } from '../core/node-flags.ts';
import { expectedExitCode, RestartRule } from '../core/startup/restart-rule.ts';

/**
 * Runs the core as a child and starts it again when it dies (killed, out of memory, a bug): the wall comes back by itself. Ends with the
 * core's exit code when it ends on purpose, or when this process is told to end.
 */
export async function supervise(args: readonly string[]): Promise<number> {
  const rule = new RestartRule();
  let ending = false;
  const entry = fileURLToPath(new URL('./core-process.ts', import.meta.url));
  while (true) {
    rule.started();
    const child = spawn(process.execPath, [...process.execArgv, ...coreNodeFlags, entry, ...args], {
      // The IPC channel carries nothing: its end tells the core that this process was killed.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    const forward = (signal: NodeJS.Signals) => {
      ending = true;
      child.kill(signal);
    };
    for (const signal of endSignals) process.on(signal, forward);
    const { code, signal } = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(
      (resolve) => {
        child.once('error', () => resolve({ code: expectedExitCode, signal: null }));
        child.once('exit', (exitCode, exitSignal) => resolve({ code: exitCode, signal: exitSignal }));
      },
    );
    for (const name of endSignals) process.off(name, forward);
    const delayMs = rule.ended(code);
    if (ending || delayMs === null) return code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
    process.stderr.write(`the core ended (${signal ?? `code ${code}`}); starting it again\n`);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
  }
}

/** Signals that ask the console to end. */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
