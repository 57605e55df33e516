import { join } from 'node:path';
import type { z } from 'zod';
import { type City, startCity } from '../../src/simulator/city.ts';
import type { CityOptions } from '../../src/simulator/city-options.ts';

/** A pretend city with short loops, its clips cached over test runs, its cameras silent and H.264 unless told otherwise. */
export function startTestCity(
  options: Partial<z.input<typeof CityOptions>> & { cameras: number },
): Promise<City> {
  return startCity({
    cacheDir: join(process.cwd(), '.cache', 'city'),
    loopSeconds: 4,
    h264Only: true,
    ...options,
  });
}

/** A cameras.json of the city's substreams only, some of them replaced by other addresses. */
export function subsOnly(city: City, replaced: Readonly<Record<number, string>> = {}): string {
  const { cameras } = JSON.parse(city.camerasJson()) as {
    cameras: { number: number; streams: { role: string; url: string }[] }[];
  };
  const subs = cameras.map((camera) => {
    const url = replaced[camera.number] ?? city.url(camera.number, 'sub');
    return { ...camera, streams: [{ role: 'sub', url }] };
  });
  return JSON.stringify({ cameras: subs });
}
