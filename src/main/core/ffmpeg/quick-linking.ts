import { ExpectedError } from '../../../shared/base/fault.ts';
import { readOutput } from '../process/read-output.ts';

/**
 * Libraries in which a distribution's ffmpeg, linked against some 200, looks up most of its 40,000 symbols: by name without version, most
 * wanted first. Only ones whose symbols are versioned or have a prefix of their own, so that none can take another library's place.
 */
const mostWanted: readonly string[] = [
  'libc',
  'libcrypto',
  'libepoxy',
  'libstdc++',
  'libglib-2.0',
  'liblapack',
  'libavutil',
  'libasound',
  'libgio-2.0',
  'libnettle',
  'libgnutls',
  'libmbedcrypto',
  'libm',
  'libunistring',
  'libpango-1.0',
  'libgobject-2.0',
  'libdbus-1',
  'libX11',
  'libcairo',
];

/** With fewer libraries than this there is nothing to gain. */
const manyLibraries = 60;

/** Paths of the shared libraries in what the dynamic loader lists (ld.so, LD_TRACE_LOADED_OBJECTS). */
export function parseLoaderList(output: string): string[] {
  return [...output.matchAll(/^\s+\S+ => (\/\S+) \(0x[0-9a-f]+\)$/gm)].map((match) => match[1] ?? '');
}

/** The value of LD_PRELOAD that puts the most wanted of these libraries first in the search; empty when there are few. */
export function preloadList(libraries: readonly string[]): string {
  if (libraries.length < manyLibraries) return '';
  const found = mostWanted.map((name) => libraries.find((path) => path.includes(`/${name}.so`)));
  return found.filter((path) => path !== undefined).join(' ');
}

/**
 * Environment that lets a dynamically linked ffmpeg start sooner. A wall starts one ffmpeg per camera, and nine tenths of what starting one
 * costs is the loader's search, library after library; the order of the search is all that changes. Empty where it does not apply: a static
 * build, another system than Linux.
 */
export async function quickLinking(ffmpegPath: string): Promise<Readonly<Record<string, string>>> {
  if (process.platform !== 'linux') return {};
  const preload = preloadList(await librariesOf(ffmpegPath));
  return preload === '' ? {} : { LD_PRELOAD: preload };
}

async function librariesOf(ffmpegPath: string): Promise<string[]> {
  try {
    return parseLoaderList(await readOutput('ffmpeg', ffmpegPath, [], { LD_TRACE_LOADED_OBJECTS: '1' }));
  } catch (error) {
    // A static build knows nothing of the loader, starts in earnest and complains that it has nothing to do.
    if (error instanceof ExpectedError) return [];
    throw error;
  }
}
