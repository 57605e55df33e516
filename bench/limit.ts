import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** CPU of decoding alone, percent of one core. */
export interface Limit {
  readonly perFeedPercent: number;
  readonly sampledSeconds: number;
}

/**
 * The physical limit: one feed is recorded as it comes, then decoded at full speed on one thread to nowhere; the CPU time it took over the
 * footage's length is what decoding costs in real time. The best of three, because everything else on the machine only adds.
 */
export async function measureLimit(url: string, seconds = 20): Promise<Limit> {
  const directory = await mkdtemp(join(tmpdir(), 'vonglau-limit-'));
  const file = join(directory, 'feed.nut');
  try {
    const input = ['-rtsp_transport', 'tcp', '-i', url];
    await run('ffmpeg', ['-v', 'error', '-y', ...input, '-an', '-c', 'copy', '-t', String(seconds), file]);
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) rounds.push(await decodeSeconds(file));
    return { perFeedPercent: (100 * Math.min(...rounds)) / seconds, sampledSeconds: seconds };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** User and system seconds of one decode of the file, as ffmpeg's own -benchmark tells them. */
async function decodeSeconds(file: string): Promise<number> {
  const { stderr } = await run('ffmpeg', ['-benchmark', '-threads', '1', '-i', file, '-f', 'null', '-']);
  const match = /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr);
  if (!match) throw new Error('ffmpeg printed no benchmark line');
  return Number(match[1]) + Number(match[2]);
}
