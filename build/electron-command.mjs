// @ts-check
import { projectDir } from './project.mjs';

/**
 * Arguments for Electron's program that run our app from the project's folder. Linux: X11, because under Wayland nobody may place windows; as root
 * Chromium runs without its sandbox only.
 * @param {readonly string[]} args of our own
 * @returns {string[]}
 */
export function electronArguments(args) {
  const onLinux = process.platform === 'linux' ? ['--ozone-platform=x11'] : [];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...onLinux, ...asRoot, projectDir, ...args];
}
