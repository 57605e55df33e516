// @ts-check
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Runs a command to its end with its output in a log file.
 * @param {string} command
 * @param {string[]} args
 * @param {{ log: string, cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options `onLine` sees every line of output
 * @returns {Promise<number>} its exit code; 127 when it could not be started, 128 when a signal ended it
 */
export function loggedRun(command, args, { log, cwd, env, onLine }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log, { flags: 'a' });
  file.write(`$ ${command} ${args.join(' ')}\n`);
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const onAnyLine = (/** @type {string} */ line) => {
      file.write(`${line}\n`);
      onLine?.(line);
    };
    createInterface({ input: child.stdout }).on('line', onAnyLine);
    createInterface({ input: child.stderr }).on('line', onAnyLine);
    const end = (/** @type {number} */ code) => file.end(() => resolve(code));
    child.once('error', (error) => {
      file.write(`${error.message}\n`);
      end(127);
    });
    child.once('close', (code) => end(code ?? 128));
  });
}

/**
 * The last lines of a text file, indented.
 * @param {string} path
 * @param {number} [lines]
 */
export function tailOf(path, lines = 15) {
  const text = readFileSync(path, 'utf8').trimEnd();
  return text
    .split('\n')
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join('\n');
}
