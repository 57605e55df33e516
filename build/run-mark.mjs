// @ts-check
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalTo } from './child-group.mjs';

const variable = 'VONGLAU_RUN';

/**
 * An environment variable that everything a run starts inherits, so that processes which left their group and their parent are found too.
 * @returns {{ env: Record<string, string>, text: string }}
 */
export function createRunMark() {
  const value = randomUUID();
  return { env: { [variable]: value }, text: `${variable}=${value}` };
}

/**
 * Kills every process that still carries the mark (Linux: proc(5); elsewhere there is no such list and nothing is found).
 * @param {{ text: string }} mark
 * @returns {Promise<{ killed: number[], left: number[] }>} `left` would not end
 */
export async function killMarked(mark) {
  const killed = marked(mark.text);
  for (const pid of killed) signalTo(pid, 'SIGKILL');
  for (let wait = 0; wait < 40 && marked(mark.text).length > 0; wait++) await sleep(50);
  return { killed, left: marked(mark.text) };
}

/** @param {string} text */
function marked(text) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => environmentOf(name).split('\0').includes(text))
    .map(Number);
}

/**
 * Environment a process was started with; empty when it is gone, a zombie, or not ours to read.
 * @param {string} pid
 */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(String(error.code))
    )
      return '';
    throw error;
  }
}
