import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { ExpectedError } from '../../../shared/base/fault.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface PageFile {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** The built pages, read whole into memory and keyed by URL path: nothing outside the folder can ever be asked for. */
export async function loadPageFiles(directory: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      throw new ExpectedError({
        code: 'pages-missing',
        message: `the pages are not built: ${directory} cannot be read; run "npm run build"`,
        detail: String(error),
      });
    },
  );
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const contentType = contentTypes[extname(entry.name)];
    if (contentType === undefined) continue;
    files.set(`/${relative(directory, path).split(sep).join('/')}`, {
      contentType,
      bytes: await readFile(path),
    });
  }
  return files;
}
