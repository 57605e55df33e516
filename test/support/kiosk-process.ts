import { type ChildProcess, spawn } from 'node:child_process';
import { atFileEnd } from './file-end.ts';

/** A console started through its command line, as a person would. */
export interface KioskProcess {
  readonly child: ChildProcess;
  /** Everything it printed so far, both streams. */
  output(): string;
  /** Its exit code; null if a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** Starts it; what a test that failed left running ends with its file. */
export function startKiosk(args: readonly string[], env: NodeJS.ProcessEnv = {}): KioskProcess {
  const child = spawn(process.execPath, ['src/main/kiosk/index.ts', '--measure', 'never', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (data: Buffer) => {
    output += data;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  atFileEnd(async () => {
    child.kill('SIGTERM');
    await exit;
  });
  return { child, output: () => output, exit };
}
