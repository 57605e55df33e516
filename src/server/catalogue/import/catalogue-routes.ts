import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CancelledError } from '../../../shared/base/fault.ts';
import type { CameraImportLine } from '../../../shared/hub/camera-import.ts';
import type { SignedInRoute } from '../../net/route.ts';
import { exportCameras } from './export-cameras.ts';
import { type ImportParts, importCameras, mostImportBytes } from './import-cameras.ts';

/** `POST /api/cameras/import?dryRun=1` and `GET /api/cameras/export` (see CameraImportLine). */
export function catalogueRoutes(parts: ImportParts): readonly SignedInRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/cameras/import',
      async handle({ request, response, query, signal }, caller) {
        const tell = (line: CameraImportLine) => {
          if (!response.headersSent)
            response.writeHead(200, {
              'content-type': 'application/x-ndjson; charset=utf-8',
              'cache-control': 'no-store',
            });
          response.write(`${JSON.stringify(line)}\n`);
        };
        const dryRun = query.get('dryRun') === '1';
        const onProgress = everyMs(500, (progress: Progress) => tell({ progress }));
        try {
          // Of a file that is refused early the rest is still on its way; without an encoding set, Node's request streams give Buffers.
          const file: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
          const result = await importCameras(file, parts, { dryRun, caller, signal, onProgress });
          await drain(request);
          tell({ result });
        } catch (error) {
          if (signal.aborted) throw new CancelledError('the console went away');
          throw error;
        }
        response.end();
      },
    },
    {
      method: 'GET',
      path: '/api/cameras/export',
      async handle({ response, signal }, caller) {
        const pieces = exportCameras(parts, { caller, signal });
        // Refused before anything is sent.
        const first = await pieces.next();
        response.writeHead(200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="cameras.csv"',
          'cache-control': 'no-store',
        });
        try {
          await pipeline(Readable.from(withFirst(first, pieces), { objectMode: false }), response, {
            signal,
          });
        } catch (error) {
          if (signal.aborted || response.destroyed) throw new CancelledError('the console went away');
          throw error;
        }
      },
    },
  ];
}

/** Reads what is left of a body and forgets it, so that the other side gets to reading the answer; one that does not end is cut off. */
async function drain(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostImportBytes) request.destroy();
  });
  await new Promise((resolve) => request.once('end', resolve).once('close', resolve));
}

type Progress = Extract<CameraImportLine, { progress: unknown }>['progress'];

/** At most one call in that time; the others are left out. */
function everyMs<T>(ms: number, call: (value: T) => void): (value: T) => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  return (value) => {
    const now = performance.now();
    if (now - lastMs < ms) return;
    lastMs = now;
    call(value);
  };
}

async function* withFirst(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
