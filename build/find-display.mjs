// @ts-check
import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { findOnPath } from './find-program.mjs';
import { say } from './words.mjs';

const patienceMs = 2000;

/**
 * Whether windows can be opened: DISPLAY names an X server (X11 or XWayland, X(7) "display names") that answers and lets us in.
 * @returns {Promise<{ usable: true } | { usable: false, why: string }>}
 */
export async function findDisplay() {
  const display = process.env.DISPLAY;
  if (!display) return { usable: false, why: say('displayUnset') };
  const address = addressOf(display);
  if (address === null || !(await answers(address)))
    return { usable: false, why: say('displayUnreachable', { display }) };
  const xrandr = findOnPath(['xrandr']);
  const letsUsIn =
    xrandr === null || spawnSync(xrandr, ['--query'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
  return letsUsIn ? { usable: true } : { usable: false, why: say('displayRefused', { display }) };
}

/**
 * @param {string} display such as `:0`, `:99.0`, `localhost:10.0`
 * @returns {import('node:net').NetConnectOpts | null}
 */
function addressOf(display) {
  const match = /^(?:unix)?([^:]*):(\d+)(?:\.\d+)?$/.exec(display);
  if (match === null) return null;
  const [, host = '', number = '0'] = match;
  return host === '' ? { path: `/tmp/.X11-unix/X${number}` } : { host, port: 6000 + Number(number) };
}

/**
 * @param {import('node:net').NetConnectOpts} address
 * @returns {Promise<boolean>}
 */
function answers(address) {
  return new Promise((resolve) => {
    const socket = connect(address);
    const end = (/** @type {boolean} */ result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(patienceMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
