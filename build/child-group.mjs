// @ts-check
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Ending
 * @typedef {object} ChildGroup a child that leads a process group of its own
 * @property {string} name
 * @property {number} pid
 * @property {import('node:child_process').ChildProcess} process
 * @property {Promise<Ending>} ended
 */

/**
 * Starts a child in a process group of its own: Ctrl-C in the terminal reaches us alone, and we end the whole group in order.
 * @param {string} name what messages call it
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {ChildGroup}
 */
export function startGroup(name, command, args, options = {}) {
  const child = spawn(command, [...args], { ...options, detached: process.platform !== 'win32' });
  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${name}: ${error.message}\n`);
      resolve({ code: 127, signal: null });
    });
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  return { name, pid: child.pid ?? 0, process: child, ended };
}

/**
 * Ends a group: its leader is asked and given time, then whoever is left in the group is killed.
 * @param {ChildGroup} group
 * @param {number} [graceMs]
 */
export async function endGroup(group, graceMs = 8000) {
  if (group.pid === 0) return;
  signalTo(group.pid, 'SIGTERM');
  const timer = new AbortController();
  await Promise.race([group.ended, sleep(graceMs, undefined, { signal: timer.signal }).catch(onlyAborted)]);
  timer.abort();
  signalTo(process.platform === 'win32' ? group.pid : -group.pid, 'SIGKILL');
  await group.ended;
}

/**
 * @param {number} pid negative: the whole group
 * @param {NodeJS.Signals | 0} signal 0: only asks whether anybody is there
 * @returns {boolean} false when nobody is there any more
 */
export function signalTo(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ESRCH') return false;
    // Somebody else's process has that number now: ours is gone, but the number is taken.
    if (error.code === 'EPERM' && signal === 0) return true;
    throw error;
  }
}

/** @param {unknown} error */
function onlyAborted(error) {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
