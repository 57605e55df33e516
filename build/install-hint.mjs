// @ts-check
import { findOnPath } from './find-program.mjs';
import { systemFamily } from './os-release.mjs';
import { say } from './words.mjs';

/** @typedef {import('./system-packages.mjs').SystemProgram} SystemProgram */

const chromeForUbuntu =
  'wget -O /tmp/chrome.deb https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb && apt-get install -y /tmp/chrome.deb';

/**
 * What a person types on other systems, program by program.
 * @type {Readonly<Record<string, { install: string, names: Readonly<Record<string, string>> }>>}
 */
const elsewhere = {
  fedora: { install: 'sudo dnf install -y', names: { ffmpeg: 'ffmpeg-free', Chromium: 'chromium' } },
  arch: { install: 'sudo pacman -S --needed', names: { ffmpeg: 'ffmpeg', Chromium: 'chromium' } },
  darwin: { install: 'brew install', names: { ffmpeg: 'ffmpeg', Chromium: 'google-chrome' } },
};

/**
 * One line to copy that installs these programs on this system, or, where we know none, what to install.
 * @param {readonly SystemProgram[]} programs
 * @returns {string}
 */
export function installHint(programs) {
  const family = systemFamily();
  if (family === 'debian' || family === 'ubuntu') return asRoot(aptLine(programs, family));
  const system = elsewhere[family];
  const names = programs.map((program) => system?.names[program.name]);
  if (system && names.every((name) => name !== undefined)) return `  ${system.install} ${names.join(' ')}`;
  return installByHand(programs);
}

/**
 * Where no line to copy would do it: what to install and which variables may name it.
 * @param {readonly SystemProgram[]} programs
 */
export function installByHand(programs) {
  const variables = programs
    .map((program) => program.variable)
    .filter(Boolean)
    .join(', ');
  return `  ${say('installByHand', { names: programs.map((program) => program.name).join(', '), variables })}`;
}

/**
 * @param {readonly SystemProgram[]} programs
 * @param {'debian' | 'ubuntu'} family
 */
function aptLine(programs, family) {
  const packages = programs.flatMap((program) => program[family] ?? []);
  const needsChrome = programs.some((program) => program[family] === null);
  const apt = packages.length > 0 ? [`apt-get install -y --no-install-recommends ${packages.join(' ')}`] : [];
  return ['apt-get update', ...apt, ...(needsChrome ? [chromeForUbuntu] : [])].join(' && ');
}

/** @param {string} line */
function asRoot(line) {
  if (process.getuid?.() === 0) return `  ${line}`;
  return findOnPath(['sudo']) === null ? `  su -c '${line}'` : `  sudo sh -c '${line}'`;
}
