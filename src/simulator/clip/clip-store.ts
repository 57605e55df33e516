import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clip } from './clip.ts';
import { readClip } from './clip-file.ts';
import type { ClipSpec } from './clip-spec.ts';
import { EncodePool } from './encode-pool.ts';

const parallel = 2;

/** Clips by what shapes them: from memory, from the cache folder, or drawn and encoded now, two at a time. */
export class ClipStore {
  private readonly folder: string;
  readonly ffmpeg: string;
  private readonly version: string;
  private readonly pool = new EncodePool(parallel);
  private readonly loading = new Map<string, Promise<Clip>>();

  private constructor(folder: string, ffmpeg: string, version: string) {
    this.folder = folder;
    this.ffmpeg = ffmpeg;
    this.version = version;
  }

  /** Makes the folder. */
  static async open(folder: string, ffmpeg: string): Promise<ClipStore> {
    await mkdir(folder, { recursive: true });
    return new ClipStore(folder, ffmpeg, await drawingVersion());
  }

  /** The clip; rejects with ExpectedError when it cannot be encoded, CancelledError after dispose. */
  get(spec: ClipSpec): Promise<Clip> {
    const key = createHash('sha256')
      .update(JSON.stringify([this.version, spec]))
      .digest('hex')
      .slice(0, 20);
    const known = this.loading.get(key);
    if (known) return known;
    const name = `${spec.camera}-${spec.codec}-${spec.width}x${spec.height}-${key}.clip`;
    const loading = this.load(spec, join(this.folder, name));
    this.loading.set(key, loading);
    loading.catch(() => this.loading.delete(key));
    return loading;
  }

  dispose(): Promise<void> {
    return this.pool.dispose();
  }

  private async load(spec: ClipSpec, path: string): Promise<Clip> {
    const cached = await readCached(path);
    if (cached) return cached;
    await this.pool.run({ spec, path, ffmpeg: this.ffmpeg });
    return readClip(await readFile(path));
  }
}

async function readCached(path: string): Promise<Clip | null> {
  let file: Buffer;
  try {
    file = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return readClip(file);
  } catch {
    // A damaged file of the cache costs one encoding, no more.
    await rm(path, { force: true });
    return null;
  }
}

/** Changes whenever anything that draws or encodes does: a hash over those sources. */
async function drawingVersion(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['../scene/', './']) {
    const at = new URL(folder, import.meta.url);
    for (const name of (await readdir(at)).filter((file) => !file.includes('.test.')).sort())
      hash.update(name).update(await readFile(new URL(name, at)));
  }
  hash.update(await readFile(new URL('../barcode.ts', import.meta.url)));
  return hash.digest('hex');
}
