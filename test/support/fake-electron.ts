import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The marks round Electron's fuses: 32 letters, version 1, how many, and a digit each. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

/**
 * A folder as an unpacked Electron for Linux: a program with fuses, all on, that ends at once, and what lies beside it. All that electron-builder asks of one.
 */
export async function writeFakeElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'));
  const wire = Buffer.concat([
    Buffer.from(fuseMark),
    Buffer.from([1, fuseCount]),
    Buffer.from('1'.repeat(fuseCount)),
  ]);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), wire]));
  await chmod(join(folder, 'electron'), 0o755);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'version'])
    await writeFile(join(folder, name), name);
  for (const name of ['vi', 'en-US', 'de']) await writeFile(join(folder, 'locales', `${name}.pak`), name);
}
