import { type ChildProcess, spawn } from 'node:child_process';
import { wait } from '../src/shared/base/wait.ts';
import { layoutFor } from '../src/shared/wall/arrange.ts';
import { layoutRects, parseLayout } from '../src/shared/wall/layout.ts';
import type { BenchArguments } from './arguments.ts';
import { cpuSecondsOf, pssMbOf } from './process-figures.ts';
import { startXvfb } from './xvfb.ts';

export interface MpvFigures {
  readonly feeds: number;
  readonly cpuPercent: number;
  readonly memoryMb: number;
  readonly alive: number;
}

/** One mpv per feed, in windows of the tiles' size on displays of 1920x1080 in a row; CPU and memory of all of them, the server's CPU included. */
export async function measureMpv(
  urls: readonly string[],
  { seconds, layout: asked, displays }: Pick<BenchArguments, 'seconds' | 'layout' | 'displays'>,
): Promise<MpvFigures> {
  const display = await startXvfb(1920 * displays, 1080);
  const layout = parseLayout(asked ?? layoutFor(Math.ceil(urls.length / displays)));
  const each = layout ? layoutRects(layout, 1920, 1080) : [];
  const share = asked === null ? Math.ceil(urls.length / displays) : each.length;
  const rects = Array.from({ length: displays }, (_, display) =>
    each.slice(0, share).map((rect) => ({ ...rect, x: rect.x + display * 1920 })),
  ).flat();
  const children: ChildProcess[] = [];
  try {
    for (const [index, url] of urls.entries()) {
      const rect = rects[index];
      const geometry = rect ? `${rect.width}x${rect.height}+${rect.x}+${rect.y}` : '320x180+0+0';
      children.push(
        spawn('mpv', mpvArguments(url, geometry), {
          env: { ...process.env, DISPLAY: display.name },
          stdio: 'ignore',
        }),
      );
    }
    await wait(8000);
    const pids = [display.pid, ...children.flatMap((child) => child.pid ?? [])];
    const before = cpuSecondsOf(pids);
    await wait(seconds * 1000);
    const after = cpuSecondsOf(pids);
    return {
      feeds: urls.length,
      cpuPercent: (100 * (after - before)) / seconds,
      memoryMb: pssMbOf(pids.slice(1)),
      alive: children.filter((child) => child.exitCode === null).length,
    };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    display.dispose();
  }
}

/** Low latency, no sound, nothing but the picture: mpv at its cheapest for this job. */
function mpvArguments(url: string, geometry: string): string[] {
  const quiet = ['--no-config', '--no-audio', '--no-osc', '--no-input-default-bindings', '--really-quiet'];
  const window = [
    '--no-border',
    `--geometry=${geometry}`,
    '--force-window=immediate',
    '--vo=x11',
    '--hwdec=no',
  ];
  return [...quiet, ...window, '--profile=low-latency', '--vd-lavc-threads=1', '--rtsp-transport=tcp', url];
}
