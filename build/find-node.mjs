// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from './project.mjs';
import { StopHere } from './stop-here.mjs';
import { say } from './words.mjs';

/** The first Node that runs TypeScript files as they are. */
const leastMajor = 22;
const leastMinor = 18;

/**
 * The Node that runs the product: the one npm brought (Node 24), else the one that runs this if it is new enough.
 * @returns {string} its path
 * @throws {StopHere} when neither will do; the message says what to install
 */
export function findNode() {
  const folder = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const own = inProject('node_modules', folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own) && runs(own)) return own;
  if (runsTypeScript(process.versions.node)) return process.execPath;
  throw new StopHere(say('nodeMissing', { package: folder, version: process.versions.node }));
}

/** @param {string} node */
function runs(node) {
  if (node === process.execPath) return true;
  return spawnSync(node, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @param {string} version */
function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
