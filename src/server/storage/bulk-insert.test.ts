import { describe, expect, onTestFinished, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { BulkInsert } from './bulk-insert.ts';
import { openStore } from './open-store.ts';

describe.each(hubEngines)('many rows on $name', ({ fresh }) => {
  test.each([0, 1, 3, 16, 67, 1365])('%d of them are all written, in their order', async (count) => {
    const store = await openStore(await fresh(), { kind: 'ordinary' });
    onTestFinished(() => store.close());
    const rows = Array.from({ length: count }, (_, at) => ({
      at_ms: at,
      what: `việc ${at}`,
      person_id: at % 2 === 0 ? null : 'one',
      console_id: null,
      camera_id: null,
      outcome: 'done',
      detail: '{}',
    }));
    const columns = ['at_ms', 'what', 'person_id', 'console_id', 'camera_id', 'outcome', 'detail'] as const;
    await new BulkInsert('audit_pending', columns).run(store.writer, rows);
    const kept = await store.reader.selectFrom('audit_pending').select(columns).orderBy('id').execute();
    expect(kept).toEqual(rows);
  });

  test('that are there already are passed over where that was asked for, else refused', async () => {
    const store = await openStore(await fresh(), { kind: 'ordinary' });
    onTestFinished(() => store.close());
    const row = { topic: 'units', kind: 'unit', id: 'one' };
    const columns = ['topic', 'kind', 'id'] as const;
    await new BulkInsert('topic_row', columns).run(store.writer, [row]);
    await new BulkInsert('topic_row', columns, { passOver: true }).run(store.writer, [
      row,
      { ...row, id: 'two' },
    ]);
    await expect(new BulkInsert('topic_row', columns).run(store.writer, [row])).rejects.toThrow();
    const kept = await store.reader.selectFrom('topic_row').select('id').orderBy('id').execute();
    expect(kept).toEqual([{ id: 'one' }, { id: 'two' }]);
  });
});
