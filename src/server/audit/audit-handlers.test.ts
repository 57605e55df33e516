import { describe, expect, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import type { HubInside } from '../../../test/support/hub-inside.ts';
import { everything, hubWithLog, told } from '../../../test/support/hub-with-log.ts';
import type { AuditQuery } from '../../shared/hub/audit-commands.ts';
import type { AuditEntry } from '../../shared/hub/audit-entry.ts';
import type { CommandOutput } from '../../shared/hub/commands.ts';

async function found(hub: HubInside, personId: string, query: Partial<AuditQuery> = {}) {
  const answer = await hub.give(personId, 'audit.search', { ...everything, ...query });
  if (!answer.ok) throw new Error(answer.fault.code);
  // The answer of this command.
  const { entries, more } = answer.output as { entries: AuditEntry[]; more: boolean };
  return { seqs: entries.map(({ seq }) => seq), more };
}

describe.each(hubEngines)('the log’s commands on $name', ({ fresh }) => {
  test('search by who, what, which camera and when, newest first, in pages', async () => {
    const hub = await hubWithLog(await fresh());
    expect((await found(hub, 'auditor')).seqs).toEqual([6, 5, 4, 3, 2, 1]);
    expect((await found(hub, 'auditor', { personId: 'two' })).seqs).toEqual([5, 4, 3]);
    expect((await found(hub, 'auditor', { cameraId: 'cam1' })).seqs).toEqual([4, 2, 1]);
    expect((await found(hub, 'auditor', { what: 'viewing.' })).seqs).toEqual([4, 3, 2, 1]);
    expect((await found(hub, 'auditor', { fromMs: 2000, toMs: 4000 })).seqs).toEqual([3, 2]);
    const page = await found(hub, 'auditor', { what: 'viewing.started', limit: 2 });
    expect(page).toEqual({ seqs: [4, 3], more: true });
    expect(await found(hub, 'auditor', { what: 'viewing.started', limit: 2, beforeSeq: 3 })).toEqual({
      seqs: [1],
      more: false,
    });
  });

  test('an inspector of a unit sees its people and its cameras only', async () => {
    const hub = await hubWithLog(await fresh());
    expect((await found(hub, 'auditor1')).seqs).toEqual([4, 2, 1]);
    expect((await found(hub, 'auditor1', { personId: 'two' })).seqs).toEqual([4]);
  });

  test('nobody else searches, and every search and every refusal is in the log', async () => {
    const hub = await hubWithLog(await fresh());
    const refused = await hub.give('one', 'audit.search', everything);
    expect(refused).toMatchObject({ ok: false, fault: { code: 'not-allowed' } });
    await found(hub, 'auditor', { cameraId: 'cam3' });
    await hub.sealer.seal();
    const entries = await hub.store.reader
      .selectFrom('audit_entry')
      .selectAll()
      .where('seq', '>', told.length)
      .orderBy('seq')
      .execute();
    expect(entries).toMatchObject([
      { what: 'command.audit.search', outcome: 'refused', person_id: 'one' },
      { what: 'command.audit.search', outcome: 'done', person_id: 'auditor', camera_id: 'cam3' },
    ]);
  });

  test('names are those that people, consoles and cameras had then', async () => {
    const hub = await hubWithLog(await fresh());
    const [one] = hub.city.book().persons.filter(({ id }) => id === 'one');
    if (!one) throw new Error('nobody');
    await hub.queue.change(({ putEntity }) =>
      putEntity({ kind: 'console', id: 'desk', row: { name: 'Bàn 1' }, seenVersion: 0, topics: [] }),
    );
    const note = {
      outcome: 'done',
      personId: 'one',
      consoleId: 'desk',
      cameraId: 'cam1',
      detail: {},
    } as const;
    hub.pass(1000);
    await hub.queue.change(({ audit }) => audit({ ...note, what: 'before' }));
    hub.pass(1000);
    await hub.putBook('person', { ...one, name: 'Tên khác' } as typeof one);
    await hub.queue.change(({ audit }) => audit({ ...note, what: 'after', consoleId: 'gone' }));
    await hub.sealer.seal();
    const answer = await hub.give('auditor', 'audit.search', { ...everything, personId: 'one', limit: 2 });
    const name = hub.city.camera('cam1')?.name;
    expect(answer).toMatchObject({
      ok: true,
      output: {
        entries: [
          { what: 'after', personName: 'Tên khác', consoleName: null, camera: { number: 1, name } },
          { what: 'before', personName: one.name, consoleName: 'Bàn 1', camera: { number: 1, name } },
        ],
      },
    });
  });

  test('rows that a detail names are told with the names they had then; what nobody knows stays an id', async () => {
    const hub = await hubWithLog(await fresh());
    const grant = { id: 'g1', document: { number: '12/UBND' }, cameraIds: ['cam1'] };
    const note = (detail: Readonly<Record<string, unknown>>) =>
      hub.queue.change(({ audit }) =>
        audit({
          ...{ what: 'command.grant.put', outcome: 'done', personId: 'admin', consoleId: null },
          ...{ cameraId: null, detail },
        }),
      );
    await hub.putBook('grant', grant);
    hub.pass(1000);
    const to = { kind: 'unit', unitId: 'ward2' };
    await note({ kind: 'grant', id: 'g1', before: null, after: { to, cameraIds: ['cam1', 'gone'] } });
    hub.pass(1000);
    await hub.putBook('grant', { ...grant, document: { number: '99/UBND' } } as typeof grant);
    await hub.sealer.seal();
    const answer = await hub.give('auditor', 'audit.search', { ...everything, personId: 'admin' });
    const name = hub.city.camera('cam1')?.name;
    expect(answer).toMatchObject({
      ok: true,
      output: {
        entries: [
          {
            names: [
              { kind: 'camera', id: 'cam1', number: 1, name },
              { kind: 'unit', id: 'ward2', name: 'ward2' },
              { kind: 'grant', id: 'g1', name: '12/UBND' },
            ],
          },
        ],
      },
    });
  });

  test('an inspector of a unit hears no names of others’ cameras outside the regulation', async () => {
    const hub = await hubWithLog(await fresh());
    const other = hub.city.camera('cam3');
    if (!other) throw new Error('no camera');
    await hub.putCamera({ ...other, class: 'police-operational' });
    const detail = { right: 'view', cameraIds: ['cam1', 'cam3'] };
    for (const cameraId of ['cam3', 'cam1'])
      await hub.queue.change(({ audit }) =>
        audit({
          ...{ what: 'command.ticket.open', outcome: 'refused', personId: 'one', consoleId: null },
          ...{ cameraId, detail },
        }),
      );
    await hub.sealer.seal();
    const seen = async (who: string) => {
      const answer = await hub.give(who, 'audit.search', { ...everything, what: 'command.ticket' });
      if (!answer.ok) throw new Error(answer.fault.code);
      // The answer of this command.
      const { entries } = answer.output as CommandOutput<'audit.search'>;
      return entries.map(({ camera, names }) => [camera?.number ?? null, names.map(({ id }) => id)]);
    };
    expect(await seen('auditor1')).toEqual([
      [1, ['cam1']],
      [null, ['cam1']],
    ]);
    expect(await seen('auditor')).toEqual([
      [1, ['cam1', 'cam3']],
      [3, ['cam1', 'cam3']],
    ]);
  });

  test('what is taken out at a desk is in the log with who took it, the question and the count', async () => {
    const hub = await hubWithLog(await fresh());
    const query = { ...everything, what: 'viewing.', limit: 3 };
    expect(await hub.give('one', 'audit.export', query)).toMatchObject({
      ok: false,
      fault: { code: 'not-allowed' },
    });
    const answer = await hub.give('auditor', 'audit.export', query);
    expect(answer).toMatchObject({ ok: true, output: { more: true } });
    await hub.sealer.seal();
    const rows = await hub.store.reader
      .selectFrom('audit_entry')
      .selectAll()
      .where('what', '=', 'audit.exported')
      .execute();
    expect(
      rows.map(({ person_id, console_id, detail }) => ({ person_id, console_id, ...JSON.parse(detail) })),
    ).toEqual([{ person_id: 'auditor', console_id: 'console-auditor', query, format: 'desk', count: 3 }]);
  });

  test('an inspector looks for the people whose entries they see', async () => {
    const hub = await hubWithLog(await fresh());
    const people = async (who: string) => {
      const answer = await hub.give(who, 'audit.people', {});
      if (!answer.ok) return answer.fault.code;
      // The answer of this command.
      const { persons } = answer.output as CommandOutput<'audit.people'>;
      return persons.sort((a, b) => a.id.localeCompare(b.id));
    };
    expect(await people('auditor')).toHaveLength(hub.city.book().persons.length);
    expect(await people('auditor1')).toEqual(
      ['auditor1', 'one', 'uno'].map((id) => ({ id, name: id, unitName: 'ward1' })),
    );
    expect(await people('one')).toBe('not-allowed');
  });

  test('anybody may ask where the log ends', async () => {
    const hub = await hubWithLog(await fresh());
    const answer = await hub.give('one', 'audit.head', {});
    expect(answer).toEqual({ ok: true, output: { head: hub.sealer.head() } });
  });
});
