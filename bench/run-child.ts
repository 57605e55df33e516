import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** Runs a program to its end and gives its standard output; rejects, with the end of its standard error, if it fails. */
export async function runChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (data) => {
    output += data;
  });
  child.stderr?.on('data', (data) => {
    errors = (errors + data).slice(-4000);
  });
  const code = await exitOf(child);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${errors}`);
  return output;
}

/** Resolves with a child's exit code, null if a signal ended it. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
