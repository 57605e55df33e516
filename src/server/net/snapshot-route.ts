import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { CancelledError, ExpectedError } from '../../shared/base/fault.ts';
import { Topic } from '../../shared/hub/topic.ts';
import type { Access } from '../../shared/rights/access.ts';
import type { SignedInRoute } from './route.ts';

/** Pieces of NDJSON of a topic for a person; throws ExpectedError before the first piece when they may not have it. */
export type ReadSnapshot = (topic: Topic, access: Access, signal: AbortSignal) => AsyncGenerator<string>;

/** `GET /api/snapshot?topic=`: NDJSON, gzip, no faster than it is read. */
export function snapshotRoute(read: ReadSnapshot): SignedInRoute {
  return {
    method: 'GET',
    path: '/api/snapshot',
    async handle({ query, response, signal }, { access }) {
      const topic = Topic.safeParse(query.get('topic'));
      if (!topic.success) throw new ExpectedError({ code: 'bad-input', message: 'There is no such topic.' });
      const pieces = read(topic.data, access, signal);
      const first = await pieces.next();
      response.writeHead(200, {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-encoding': 'gzip',
        'cache-control': 'no-store',
      });
      const source = Readable.from(withFirst(first, pieces), { objectMode: false });
      // The quickest level that still quarters the text: a whole city fetches it after an outage.
      const zip = createGzip({ level: constants.Z_BEST_SPEED });
      try {
        await pipeline(source, zip, response, { signal });
      } catch (error) {
        if (signal.aborted || response.destroyed) throw new CancelledError('the console went away');
        throw error;
      }
    },
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
