import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of a file, as hexadecimal text. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Writes SHA256SUMS beside the packages, in the form that `sha256sum --check` reads. */
export async function writeChecksums(folder: string, files: readonly string[]): Promise<void> {
  const lines = await Promise.all(
    files.map(async (path) => `${await sha256OfFile(path)}  ${basename(path)}\n`),
  );
  await writeFile(join(folder, 'SHA256SUMS'), lines.join(''));
}
