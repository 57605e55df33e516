// @ts-check
import { say } from './words.mjs';

/** Without a terminal a waiting step speaks up this seldom. */
const quietLineEveryMs = 10_000;

/**
 * @typedef {object} Progress
 * @property {(name: string) => Step} step starts the next of the counted steps
 * @property {() => string} elapsed seconds since the start, as text
 *
 * @typedef {object} Step
 * @property {(detail: string) => void} detail what it is doing now
 * @property {() => void} done
 * @property {() => void} failed
 * @property {() => void} stop says nothing more
 */

/**
 * Counted steps with their elapsed time: one line rewritten on a terminal, plain lines elsewhere.
 * @param {number} total
 * @param {NodeJS.WriteStream} [out]
 * @returns {Progress}
 */
export function createProgress(total, out = process.stdout) {
  const startedAt = Date.now();
  let number = 0;
  return {
    step: (name) => startStep(`[${++number}/${total}] ${name}`, out),
    elapsed: () => secondsSince(startedAt),
  };
}

/**
 * @param {string} title
 * @param {NodeJS.WriteStream} out
 * @returns {Step}
 */
function startStep(title, out) {
  const startedAt = Date.now();
  const live = out.isTTY === true;
  let detail = say('working');
  const line = () => `${title}: ${detail}, ${secondsSince(startedAt)} s`;
  const show = () =>
    live ? out.write(`\r\u001b[2K${line().slice(0, (out.columns ?? 80) - 1)}`) : out.write(`${line()}\n`);
  if (!live) out.write(`${title} …\n`);
  const timer = setInterval(show, live ? 250 : quietLineEveryMs);
  let over = false;
  const stop = () => {
    clearInterval(timer);
    if (live && !over) out.write('\r\u001b[2K');
    over = true;
  };
  const end = (/** @type {string} */ sign) => {
    if (over) return;
    stop();
    out.write(`${title}: ${sign} ${secondsSince(startedAt)} s\n`);
  };
  return {
    detail: (text) => {
      detail = text;
    },
    done: () => end('✓'),
    failed: () => end('✗'),
    stop,
  };
}

/** @param {number} startedAt */
export function secondsSince(startedAt) {
  const seconds = (Date.now() - startedAt) / 1000;
  return seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0);
}
