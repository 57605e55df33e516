// @ts-check
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOnPath } from './find-program.mjs';
import { loggedRun } from './logged-run.mjs';
import { say } from './words.mjs';

const lockTriesEveryMs = 5000;
const lockTries = 120;
const lockHeld = /could not (get|open) lock|unable to (lock|acquire)|is another process using it/i;

/**
 * The words before `apt-get` that let this account install (`[]` as root, `sudo -n` without a password), or null when it may not.
 * @returns {readonly string[] | null}
 */
export function aptPrefix() {
  if (process.platform !== 'linux' || findOnPath(['apt-get']) === null) return null;
  if (process.getuid?.() === 0) return [];
  if (findOnPath(['sudo']) === null) return null;
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : null;
}

/**
 * @typedef {object} AptOptions
 * @property {readonly string[]} prefix from aptPrefix
 * @property {string} log
 * @property {(detail: string) => void} onDetail
 */

/**
 * Fresh package lists. That it fails is no end: on a closed network the lists at hand may still do.
 * @param {AptOptions} options
 */
export async function aptUpdate(options) {
  await apt(['update'], options);
}

/**
 * Installs Debian packages, nothing merely recommended. While another program holds apt's lock it waits and says so.
 * @param {readonly string[]} packages
 * @param {AptOptions} options
 * @returns {Promise<boolean>} whether apt succeeded
 */
export async function aptInstall(packages, options) {
  return (await apt(['install', '-y', '--no-install-recommends', ...packages], options)) === 0;
}

/**
 * @param {string[]} args
 * @param {AptOptions} options
 * @returns {Promise<number>} exit code
 */
async function apt(args, { prefix, log, onDetail }) {
  const [command = 'env', ...words] = [
    ...prefix,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'LC_ALL=C',
    'apt-get',
  ];
  for (let attempt = 1; ; attempt++) {
    let locked = false;
    const onLine = (/** @type {string} */ line) => {
      locked ||= lockHeld.test(line);
      const percent = aptPercent(line);
      if (percent !== null) onDetail(say('percent', { percent }));
    };
    const code = await loggedRun(command, [...words, '-q', '-o', 'APT::Status-Fd=1', ...args], {
      log,
      onLine,
    });
    if (code === 0 || !locked || attempt === lockTries) return code;
    onDetail(say('waitingForApt'));
    await sleep(lockTriesEveryMs);
  }
}

/**
 * Percentage in a line of apt's status stream (`dlstatus:` while fetching, `pmstatus:` while unpacking), or null.
 * @param {string} line
 */
function aptPercent(line) {
  const match = /^(?:dl|pm)status:[^:]*:(\d+)/.exec(line);
  return match?.[1] === undefined ? null : Number(match[1]);
}
