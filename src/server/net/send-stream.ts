import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { CancelledError } from '../../shared/base/fault.ts';
import type { Exchange } from './route.ts';

/** Sends text in pieces, gzip, no faster than it is read. What the first piece throws can still be answered. Throws CancelledError when the other side went away. */
export async function sendStream(
  { response, signal }: Pick<Exchange, 'response' | 'signal'>,
  pieces: AsyncGenerator<string>,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const first = await pieces.next();
  response.writeHead(200, { ...headers, 'content-encoding': 'gzip', 'cache-control': 'no-store' });
  const source = Readable.from(withFirst(first, pieces), { objectMode: false });
  // The quickest level that still quarters the text: a whole city fetches it after an outage.
  const zip = createGzip({ level: constants.Z_BEST_SPEED });
  try {
    await pipeline(source, zip, response, { signal });
  } catch (error) {
    if (signal.aborted || response.destroyed) throw new CancelledError('the other side went away');
    throw error;
  }
}

async function* withFirst(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
