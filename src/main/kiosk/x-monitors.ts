import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Bounds } from '../../shared/wall/wall-view.ts';
import type { Logger } from '../core/log/logger.ts';

/** A monitor as the X server names it. */
export interface XMonitor {
  readonly connector: string;
  readonly bounds: Bounds;
  readonly primary: boolean;
}

let told = false;

/** The monitors of `xrandr --listmonitors`. Where the tool is missing there are none, and it is said once how to get it. */
export async function readMonitors(logger: Logger): Promise<readonly XMonitor[]> {
  try {
    const { stdout } = await promisify(execFile)('xrandr', ['--listmonitors'], { timeout: 5_000 });
    return parseMonitors(stdout);
  } catch (error) {
    if (!told)
      logger.warn(`no connector names for displays: ${String(error)} (xrandr is in x11-xserver-utils)`);
    told = true;
    return [];
  }
}

/** Reads lines such as ` 0: +*HDMI-1 1920/508x1080/286+0+0  HDMI-1`; the star marks the primary one. */
export function parseMonitors(listing: string): readonly XMonitor[] {
  const line = /^\s*\d+:\s+\+?(\*?)(\S+)\s+(\d+)\/\d+x(\d+)\/\d+\+(-?\d+)\+(-?\d+)/gm;
  return [...listing.matchAll(line)].map(([, star, connector = '', width, height, x, y]) => ({
    connector,
    bounds: { x: Number(x), y: Number(y), width: Number(width), height: Number(height) },
    primary: star === '*',
  }));
}
