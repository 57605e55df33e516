import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A virtual X server. */
export interface Xvfb {
  /** For the DISPLAY variable. */
  readonly name: string;
  readonly pid: number;
  dispose(): void;
}

/** Starts an X server of one screen; it tells its number on a pipe when it is ready. `framebufferDirectory` maps its pixels to a file there. */
export async function startXvfb(width: number, height: number, framebufferDirectory?: string): Promise<Xvfb> {
  const screen = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
  const mapped = framebufferDirectory === undefined ? [] : ['-fbdir', framebufferDirectory];
  const child = spawn('Xvfb', ['-displayfd', '3', ...screen, ...mapped], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = child.stdio[3];
  if (!told || child.pid === undefined) throw new Error('Xvfb could not be started; is it installed?');
  const [number] = await once(told, 'data');
  return { name: `:${String(number).trim()}`, pid: child.pid, dispose: () => child.kill() };
}
