import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type City, startCity } from '../src/simulator/city.ts';
import type { BenchArguments } from './arguments.ts';

/** The cameras of one measurement: their addresses, and a cameras.json of them. */
export interface Feeds {
  readonly urls: readonly string[];
  readonly camerasFile: string;
  /** Null when the cameras are others than the pretend city's. */
  readonly city: City | null;
  dispose(): Promise<void>;
}

/** From this height on a stream is a camera's main one. */
const mainFromHeight = 720;

/** Feeds of the given address template, or of a pretend city that is started for it. */
export async function openFeeds(
  args: Pick<BenchArguments, 'feeds' | 'rtsp' | 'size' | 'codec'>,
): Promise<Feeds> {
  const { feeds, rtsp, size } = args;
  const directory = await mkdtemp(join(tmpdir(), 'vonglau-bench-'));
  const role = size.height >= mainFromHeight ? 'main' : 'sub';
  const city = rtsp === null ? await startBenchCity(args) : null;
  const urls = Array.from({ length: feeds }, (_, index) =>
    city ? city.url(index + 1, 'sub') : (rtsp ?? '').replaceAll('{n}', String(index)),
  );
  const cameras = urls.map((url, index) => ({
    id: `feed-${index}`,
    number: index + 1,
    name: `Feed ${index + 1}`,
    unit: 'bench',
    streams: [{ role, url }],
  }));
  const camerasFile = join(directory, 'cameras.json');
  await writeFile(camerasFile, JSON.stringify({ cameras }));
  return {
    urls,
    camerasFile,
    city,
    async dispose() {
      await city?.dispose();
      await rm(directory, { recursive: true });
    },
  };
}

/** Their substreams are encoded before they are asked for, so those are measured, whatever role they play at the console. */
function startBenchCity({
  feeds,
  size,
  codec,
}: Pick<BenchArguments, 'feeds' | 'size' | 'codec'>): Promise<City> {
  return startCity({
    cameras: feeds,
    cacheDir: '.cache/city',
    overrides: Array.from({ length: feeds }, (_, index) => ({
      number: index + 1,
      codec,
      sizes: { sub: size },
    })),
  });
}
