import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '.cache', 'assemblyscript');
const compiler = join(import.meta.dirname, 'assemblyscript.ts');
const versions = join(import.meta.dirname, '..', 'package-lock.json');

/**
 * An AssemblyScript file as WebAssembly, compiled once per source, compiler options and installed packages: the compiler takes seconds, and every
 * build of pages asks for it. Throws as `compileAssemblyScript`.
 */
export async function assemblyScriptBinary(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const hash = createHash('sha256');
  for (const file of [path, compiler, versions]) hash.update(await readFile(file)).update('\0');
  const kept = join(folder, `${hash.digest('hex')}.wasm`);
  const found = await readIfThere(kept);
  if (found) return found;
  const { compileAssemblyScript } = await import('./assemblyscript.ts');
  const binary = await compileAssemblyScript(path);
  await mkdir(folder, { recursive: true });
  // Two builds at once write the same, also two of one process; neither reads half of it.
  const fresh = `${kept}.${randomUUID()}`;
  await writeFile(fresh, binary);
  await rename(fresh, kept);
  return binary;
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
