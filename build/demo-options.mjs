// @ts-check
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheDir, inProject } from './project.mjs';
import { StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/**
 * @typedef {object} DemoOptions
 * @property {number} cameras
 * @property {number | null} displays null: as many as there are
 * @property {number | null} seconds null: until Ctrl-C
 * @property {boolean} headless
 * @property {string} screensDir
 * @property {string} dataDir where what people do in the demo is kept for the next one
 * @property {number} port 0: any free one
 * @property {boolean} electron
 * @property {boolean | null} hub whether the console belongs to a hub of the pretend city, with people who sign in; null: if somebody can
 */

const text = /** @type {const} */ ({ type: 'string' });
const flag = /** @type {const} */ ({ type: 'boolean' });

/**
 * @param {string[]} args
 * @returns {DemoOptions | 'help'}
 * @throws {StopHere} naming the option that was not understood
 */
export function parseDemoOptions(args) {
  const values = parse(args);
  if (values.help === true) return 'help';
  return {
    cameras: wholeNumber('--cameras', values.cameras, 1, 512) ?? 16,
    displays: wholeNumber('--displays', values.displays, 1, 16),
    seconds: wholeNumber('--seconds', values.seconds, 1, 1_000_000),
    headless: values.headless === true,
    screensDir: folder(values.screens) ?? inProject('demo-screens'),
    dataDir: folder(values.data) ?? cacheDir,
    port: wholeNumber('--port', values.port, 0, 65535) ?? 0,
    electron: values.electron === true,
    hub: values.alone === true ? false : values.hub === true ? true : null,
  };
}

/**
 * npm runs us in the project's folder and tells where the person stood.
 * @param {string | undefined} value
 */
function folder(value) {
  return value === undefined ? null : resolve(process.env.INIT_CWD ?? process.cwd(), value);
}

/** @param {string[]} args */
function parse(args) {
  const options = {
    cameras: text,
    displays: text,
    seconds: text,
    screens: text,
    data: text,
    port: text,
    headless: flag,
    electron: flag,
    hub: flag,
    alone: flag,
    help: flag,
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new StopHere(`${say('badOption', { detail })}\n\n${say('usageDemo')}`, 2);
  }
}

/**
 * @param {string} option
 * @param {string | undefined} value
 * @param {number} least
 * @param {number} most
 */
function wholeNumber(option, value, least, most) {
  if (value === undefined) return null;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new StopHere(say('badNumber', { option, least, most, value }), 2);
}
