import type { Store } from '../../src/server/storage/store.ts';

/** What the database has of the notes: ids in the order of offsets, and whether every one was written once and the offsets have no gaps. */
export async function writtenNotes({ reader }: Pick<Store, 'reader'>) {
  const changes = await reader
    .selectFrom('topic_change')
    .select(['offset', 'id', 'version'])
    .where('topic', '=', 'items:city')
    .orderBy('offset')
    .execute();
  const history = await reader.selectFrom('entity_history').select('id').where('kind', '=', 'note').execute();
  const done = await reader.selectFrom('command_done').select('id').execute();
  return {
    ids: changes.map(({ id }) => id),
    gapless: changes.every(({ offset }, index) => offset === index + 1),
    once:
      changes.every(({ version }) => version === 1) &&
      history.length === changes.length &&
      done.length === changes.length,
  };
}
