import { ExpectedError } from '../../shared/base/fault.ts';
import { Topic } from '../../shared/hub/topic.ts';
import type { Access } from '../../shared/rights/access.ts';
import type { SignedInRoute } from './route.ts';
import { sendStream } from './send-stream.ts';

/** Pieces of NDJSON of a topic for a person; throws ExpectedError before the first piece when they may not have it. */
export type ReadSnapshot = (topic: Topic, access: Access, signal: AbortSignal) => AsyncGenerator<string>;

/** `GET /api/snapshot?topic=`: NDJSON. */
export function snapshotRoute(read: ReadSnapshot): SignedInRoute {
  return {
    method: 'GET',
    path: '/api/snapshot',
    async handle(exchange, { access }) {
      const topic = Topic.safeParse(exchange.query.get('topic'));
      if (!topic.success) throw new ExpectedError({ code: 'bad-input', message: 'There is no such topic.' });
      await sendStream(exchange, read(topic.data, access, exchange.signal), {
        'content-type': 'application/x-ndjson; charset=utf-8',
      });
    },
  };
}
