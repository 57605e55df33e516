import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCity } from '../src/simulator/city.ts';
import type { BenchArguments } from './arguments.ts';

/** The cameras of one measurement: their addresses, and a cameras.json of them. */
export interface Feeds {
  readonly urls: readonly string[];
  readonly camerasFile: string;
  dispose(): Promise<void>;
}

/** Feeds of the given address template, or of a pretend city of H.264 cameras that is started for it. */
export async function openFeeds({ feeds, rtsp }: Pick<BenchArguments, 'feeds' | 'rtsp'>): Promise<Feeds> {
  const directory = await mkdtemp(join(tmpdir(), 'vonglau-bench-'));
  const city =
    rtsp === null ? await startCity({ cameras: feeds, h264Only: true, cacheDir: '.cache/city' }) : null;
  const urls = Array.from({ length: feeds }, (_, index) =>
    city ? city.url(index + 1, 'sub') : (rtsp ?? '').replaceAll('{n}', String(index)),
  );
  const cameras = urls.map((url, index) => ({
    id: `feed-${index}`,
    number: index + 1,
    name: `Feed ${index + 1}`,
    unit: 'bench',
    streams: [{ role: 'sub', url }],
  }));
  const camerasFile = join(directory, 'cameras.json');
  await writeFile(camerasFile, JSON.stringify({ cameras }));
  return {
    urls,
    camerasFile,
    async dispose() {
      await city?.dispose();
      await rm(directory, { recursive: true });
    },
  };
}
