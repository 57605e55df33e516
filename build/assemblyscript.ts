import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { compileString } from 'assemblyscript/asc';

/**
 * Compiles one AssemblyScript file (no imports of other files) to WebAssembly with SIMD: optimised, without a runtime or garbage collector.
 * Its memory grows from one page; the caller grows it. Throws with the compiler's words when the file does not compile.
 */
export async function compileAssemblyScript(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const name = basename(path);
  const sources = { [name]: await readFile(path, 'utf8') };
  const { error, binary, stderr } = await compileString(sources, {
    optimizeLevel: 3,
    shrinkLevel: 0,
    converge: true,
    noAssert: true,
    runtime: 'stub',
    initialMemory: 1,
    enable: ['simd', 'relaxed-simd'],
  });
  if (error || !binary) throw new Error(`${path}: ${stderr.toString()}${error ? error.message : ''}`);
  return new Uint8Array(binary);
}
