import { describe, expect, onTestFinished, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { ExpectedError } from '../../shared/base/fault.ts';
import { createHubLogger } from '../log/hub-logger.ts';
import { openStore } from '../storage/open-store.ts';
import type { TopicChanges } from '../topics/topic-changes.ts';
import type { ChangeContext } from './change-context.ts';
import { CommandQueue } from './command-queue.ts';

interface Note {
  readonly id: string;
  readonly text: string;
}

function put(
  { putEntity }: ChangeContext,
  row: Note,
  seenVersion: number | 'any' = 0,
  topics = ['items:city'],
) {
  return putEntity({ kind: 'note', id: row.id, row, seenVersion, topics });
}

function remove({ putEntity }: ChangeContext, id: string, seenVersion: number | 'any') {
  return putEntity({ kind: 'note', id, row: null, seenVersion, topics: ['items:city'] });
}

const conflict = (current: unknown) =>
  expect.objectContaining({ fault: expect.objectContaining({ code: 'conflict' }), current });

describe.each(hubEngines)('the queue on $name', ({ name, fresh }) => {
  async function opened(mostWaiting?: number) {
    const store = await openStore(await fresh(), { kind: 'ordinary' });
    const log = createHubLogger(() => undefined);
    const queue = new CommandQueue({ store, log, now: Date.now, ...(mostWaiting && { mostWaiting }) });
    const told: TopicChanges[] = [];
    queue.onCommitted((changes) => told.push(...changes));
    onTestFinished(async () => {
      await queue.close();
      await store.close();
    });
    const offsets = () => told.flatMap(({ changes }) => changes.map(({ offset }) => offset));
    return { store, queue, told, offsets };
  }

  test('an answered change is committed, with its history', async () => {
    const { store, queue } = await opened();
    const version = await queue.change((context) => put(context, { id: 'a', text: 'Hà Nội' }), 'person1');
    expect(version).toBe(1);
    const kept = await store.reader.selectFrom('entity').selectAll().where('kind', '=', 'note').execute();
    expect(kept.map(({ row }) => JSON.parse(row))).toEqual([{ id: 'a', text: 'Hà Nội' }]);
    const past = await store.reader.selectFrom('entity_history').selectAll().execute();
    expect(past).toMatchObject([{ id: 'a', version: 1, person_id: 'person1' }]);
  });

  test('offsets rise by one in the order of commits, over batches and topics', async () => {
    const { store, queue, offsets } = await opened();
    const many = Array.from({ length: 600 }, (_, index) =>
      queue.change((context) => put(context, { id: `n${index}`, text: '' })),
    );
    await Promise.all(many);
    expect(offsets()).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
    const log = await store.reader
      .selectFrom('topic_change')
      .select(['offset', 'id'])
      .orderBy('offset')
      .execute();
    expect(log).toEqual(Array.from({ length: 600 }, (_, index) => ({ offset: index + 1, id: `n${index}` })));
  });

  test('a change that fails leaves nothing, and its neighbours in the transaction stay', async () => {
    const { store, queue, offsets } = await opened();
    const [first, second, third] = await Promise.allSettled([
      queue.change((context) => put(context, { id: 'a', text: '' })),
      queue.change(async (context) => {
        await put(context, { id: 'b', text: '' });
        await context.audit({
          what: 'x',
          outcome: 'done',
          personId: null,
          consoleId: null,
          cameraId: null,
          detail: {},
        });
        context.afterCommit(() => expect.unreachable('it was not committed'));
        throw new Error('on second thoughts');
      }),
      queue.change((context) => put(context, { id: 'c', text: '' })),
    ]);
    expect([first?.status, second?.status, third?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const ids = await store.reader.selectFrom('entity').select('id').orderBy('id').execute();
    expect(ids.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(offsets()).toEqual([1, 2]);
    expect(await store.reader.selectFrom('audit_pending').selectAll().execute()).toEqual([]);
  });

  test('a statement that the database refuses ends only its own change', async () => {
    const { queue } = await opened();
    const [first, second] = await Promise.allSettled([
      queue.change(({ db }) => db.insertInto('hub_fact').values({ name: 'kind', value: 'twice' }).execute()),
      queue.change((context) => put(context, { id: 'a', text: '' })),
    ]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
  });

  test('a refusal made of a statement that failed is that change’s alone, the last one’s too', async () => {
    const { store, queue } = await opened();
    const twice = async ({ db }: ChangeContext) => {
      await db
        .insertInto('hub_fact')
        .values({ name: 'kind', value: 'twice' })
        .execute()
        .catch(() => {
          throw new ExpectedError({ code: 'taken', message: 'it is there' });
        });
    };
    const outcomes = await Promise.allSettled([
      queue.change((context) => put(context, { id: 'a', text: '' })),
      queue.change(twice),
      queue.change((context) => put(context, { id: 'b', text: '' })),
      queue.change(twice),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { reason: { fault: { code: 'taken' } } },
      { status: 'fulfilled' },
      { reason: { fault: { code: 'taken' } } },
    ]);
    expect(await store.reader.selectFrom('entity').select('id').orderBy('id').execute()).toEqual([
      { id: 'a' },
      { id: 'b' },
    ]);
  });

  test('who saw an older version gets the row as it is', async () => {
    const { queue } = await opened();
    await queue.change((context) => put(context, { id: 'a', text: 'one' }));
    expect(await queue.change((context) => put(context, { id: 'a', text: 'two' }, 1))).toBe(2);
    await expect(queue.change((context) => put(context, { id: 'a', text: 'late' }, 1))).rejects.toEqual(
      conflict({ version: 2, row: { id: 'a', text: 'two' } }),
    );
    await expect(queue.change((context) => put(context, { id: 'a', text: 'new?' }, 0))).rejects.toEqual(
      conflict({ version: 2, row: { id: 'a', text: 'two' } }),
    );
    await expect(queue.change((context) => remove(context, 'a', 1))).rejects.toEqual(
      conflict({ version: 2, row: { id: 'a', text: 'two' } }),
    );
    await queue.change((context) => remove(context, 'a', 2));
    await expect(queue.change((context) => put(context, { id: 'a', text: 'back' }, 2))).rejects.toEqual(
      conflict(null),
    );
  });

  test('a removed thing goes on from its last version when it comes back, in one transaction too', async () => {
    const { queue, told } = await opened();
    const versions = await Promise.all([
      queue.change((context) => put(context, { id: 'a', text: '1' })),
      queue.change((context) => remove(context, 'a', 1)),
      queue.change((context) => put(context, { id: 'a', text: '3' })),
      queue.change((context) => put(context, { id: 'a', text: '4' }, 'any')),
      queue.change((context) => remove(context, 'a', 'any')),
      queue.change((context) => put(context, { id: 'a', text: '6' }, 'any')),
      queue.change((context) => remove(context, 'nothing', 'any')),
    ]);
    expect(versions).toEqual([1, 2, 3, 4, 5, 6, 0]);
    const changes = told.flatMap((topic) => topic.changes);
    expect(changes.map(({ version, row }) => [version, row === null])).toEqual([
      [1, false],
      [2, true],
      [3, false],
      [4, false],
      [5, true],
      [6, false],
    ]);
  });

  test('what is kept in memory is changed before the next change is decided', async () => {
    const { queue } = await opened();
    let memory = 0;
    const seen = await Promise.all(
      Array.from({ length: 20 }, () =>
        queue.change(async ({ afterCommit }) => {
          const before = memory;
          afterCommit(() => {
            memory = before + 1;
          });
          return before;
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test.runIf(name === 'sqlite')('a change of many rows leaves room for others on the loop', async () => {
    const { queue } = await opened();
    let turns = 0;
    let over = false;
    const turn = () => {
      turns += 1;
      if (!over) setImmediate(turn);
    };
    setImmediate(turn);
    await queue.change(async (context) => {
      // As many rows as a machine of whatever speed needs for more than one rest.
      for (let at = 0; turns <= 2 && at < 60_000; at += 1) await put(context, { id: `n${at}`, text: '' });
    });
    over = true;
    // Without a rest between them SQLite's answers come in one turn.
    expect(turns).toBeGreaterThan(2);
  });

  test('more than may wait are refused, and closing refuses what still waits', async () => {
    const { queue } = await opened(5);
    const outcomes = Array.from({ length: 8 }, (_, index) =>
      queue
        .change((context) => put(context, { id: `n${index}`, text: '' }))
        .then(
          () => 'done',
          (error) => error.fault.code,
        ),
    );
    expect((await Promise.all(outcomes)).filter((outcome) => outcome === 'hub-busy')).not.toHaveLength(0);
    await queue.close();
    await expect(queue.change((context) => put(context, { id: 'late', text: '' }))).rejects.toMatchObject({
      fault: { code: 'hub-closing' },
    });
  });
});
