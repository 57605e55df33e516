import { arch, cpus, platform, totalmem } from 'node:os';
import type { Machine } from '../../../shared/capacity/capacity.ts';
import { ourCpus } from '../governor/our-cpus.ts';
import { graphicsOf } from './graphics.ts';

/** Grows when figures are taken in another way: older ones are no longer valid. */
const methodVersion = 1;

/** What this machine is; `cores` are those that this process may use. */
export async function thisMachine(ffmpegVersion: string): Promise<Machine> {
  return {
    cpu: cpus()[0]?.model.trim() ?? '',
    cores: ourCpus().cores,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    platform: `${platform()} ${arch()}`,
    ffmpeg: ffmpegVersion,
    graphics: await graphicsOf(),
  };
}

/** Figures are valid as long as this stays the same. Memory is not in it: it costs no time, and shrinks with every kernel. */
export function figuresKey({ cpu, cores, platform: system, ffmpeg, graphics }: Machine): string {
  return [`v${methodVersion}`, cpu, cores, system, ffmpeg, graphics].join(' | ');
}
