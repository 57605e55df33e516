import { spawn } from 'node:child_process';
import { exitOf } from './run-child.ts';

/** Starts the console through its command line; `stop` asks it to end and waits for that. */
export function spawnConsole(args: readonly string[], env: NodeJS.ProcessEnv): { stop(): Promise<void> } {
  const child = spawn(process.execPath, ['src/main/kiosk/index.ts', '--measure', 'never', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = exitOf(child);
  return {
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
