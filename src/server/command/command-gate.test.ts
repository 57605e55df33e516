import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { identityOf, openHubInside } from '../../../test/support/hub-inside.ts';
import type { Bookmark } from '../../shared/hub/shared-item.ts';
import { CommandGate } from './command-gate.ts';
import { CommandRefusal } from './command-refusal.ts';

function bookmark(id: string, ownerId = 'one'): Bookmark {
  return {
    kind: 'bookmark',
    id,
    scope: { kind: 'private' },
    ownerId,
    cameraId: 'cam1',
    fromMs: 1000,
    toMs: null,
    title: 'Va chạm',
    note: '',
  };
}

const refused = (code: string) => ({ ok: false, fault: expect.objectContaining({ code }) });

describe.each(hubEngines)('the gate on $name', ({ fresh }) => {
  test('a command that comes twice is done once and answered the same', async () => {
    const hub = await openHubInside(await fresh());
    const id = randomUUID();
    const input = { item: bookmark('b1'), version: 0 };
    const twice = await Promise.all([
      hub.give('one', 'item.put', input, id),
      hub.give('one', 'item.put', input, id),
    ]);
    const later = await hub.give('one', 'item.put', input, id);
    expect([...twice, later]).toEqual(Array(3).fill({ ok: true, output: { version: 1 } }));
    const past = await hub.store.reader
      .selectFrom('entity_history')
      .selectAll()
      .where('kind', '=', 'bookmark')
      .execute();
    expect(past).toHaveLength(1);
  });

  test('the answer is remembered over a restart, whatever the order of its keys', async () => {
    const place = await fresh();
    const id = randomUUID();
    const item = bookmark('b1');
    const first = await openHubInside(place);
    await first.give('one', 'item.put', { item, version: 0 }, id);
    await first.close();
    const second = await openHubInside(place);
    const turned = Object.fromEntries(Object.entries(item).reverse()) as Bookmark;
    expect(await second.give('one', 'item.put', { version: 0, item: turned }, id)).toEqual({
      ok: true,
      output: { version: 1 },
    });
  });

  test('an id is not another command’s, nor another person’s', async () => {
    const hub = await openHubInside(await fresh());
    const id = randomUUID();
    await hub.give('one', 'item.put', { item: bookmark('b1'), version: 0 }, id);
    expect(await hub.give('one', 'item.put', { item: bookmark('b2'), version: 0 }, id)).toEqual(
      refused('key-reused'),
    );
    expect(await hub.give('two', 'item.put', { item: bookmark('b1'), version: 0 }, id)).toEqual(
      refused('key-reused'),
    );
  });

  test('a refusal changes nothing, is logged, and the same command may succeed later', async () => {
    const hub = await openHubInside(await fresh());
    const id = randomUUID();
    const input = { item: bookmark('b1', 'two'), version: 0 };
    expect(await hub.give('two', 'item.put', input, id)).toEqual(refused('not-allowed'));
    await hub.putBook('person', {
      ...hub.city.accessOf('two')?.person,
      id: 'two',
      ...{ unitId: 'ward1' },
    });
    expect(await hub.give('two', 'item.put', input, id)).toEqual({ ok: true, output: { version: 1 } });
    await hub.sealer.seal();
    const entries = await hub.store.reader.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
    expect(entries.map(({ what, outcome, person_id }) => [what, outcome, person_id])).toEqual([
      ['command.item.put', 'refused', 'two'],
      ['command.item.put', 'done', 'two'],
    ]);
  });
});

describe('the gate', () => {
  const engine = hubEngines[0];
  if (!engine) throw new Error('no engine');

  test('names what is unknown or malformed', async () => {
    const { gate } = await openHubInside(await engine.fresh());
    const from = identityOf('one');
    const id = randomUUID();
    expect(await gate.submit({ id, name: 'unit.explode', input: {} }, from)).toEqual(
      refused('unknown-command'),
    );
    expect(await gate.submit({ id, name: 'toString', input: {} }, from)).toEqual(refused('unknown-command'));
    expect(await gate.submit({ id, name: 'item.put', input: { item: 1 } }, from)).toEqual(
      refused('bad-input'),
    );
    expect(await gate.submit({ id, name: 'item.put', input: undefined }, from)).toEqual(refused('bad-input'));
  });

  test('knows the account of this very moment', async () => {
    const hub = await openHubInside(await engine.fresh());
    expect(await hub.give('nobody', 'item.put', { item: bookmark('b1'), version: 0 })).toEqual(
      refused('not-allowed'),
    );
    const person = hub.city.accessOf('one')?.person;
    const disabling = hub.putBook('person', { ...person, id: 'one', ...{ disabled: true } });
    const after = hub.give('one', 'item.put', { item: bookmark('b2'), version: 0 });
    await disabling;
    expect(await after).toEqual(refused('not-allowed'));
  });

  test('a session that gives too many is held back, another is not', async () => {
    const hub = await openHubInside(await engine.fresh());
    const { gate } = hub;
    const give = (personId: string) =>
      gate.submit({ id: randomUUID(), name: 'audit.head', input: {} }, identityOf(personId));
    const answers = await Promise.all(Array.from({ length: 400 }, () => give('one')));
    const held = answers.filter((answer) => !answer.ok);
    expect(held[0]).toEqual(refused('too-many'));
    expect(held.length).toBeGreaterThan(50);
    expect(await give('two')).toMatchObject({ ok: true });
  });

  test('a handler’s bug is logged and not told', async () => {
    const hub = await openHubInside(await engine.fresh(), {
      handlers: {
        'camera.report-done': async () => {
          throw new TypeError('password is s3cret');
        },
        'camera.get': async ({ cameraId }) => {
          throw new CommandRefusal({ code: 'not-allowed', message: `no ${cameraId}` });
        },
      },
    });
    const answer = await hub.give('one', 'camera.report-done', { reportId: 'r1' });
    expect(answer).toEqual(refused('bug'));
    expect(JSON.stringify(answer)).not.toContain('s3cret');
    expect(hub.lines.join()).toContain('camera.report-done');
    expect(await hub.give('one', 'camera.get', { cameraId: 'cam3' })).toEqual(refused('not-allowed'));
    await hub.sealer.seal();
    const entries = await hub.store.reader.selectFrom('audit_entry').selectAll().orderBy('seq').execute();
    expect(entries.map(({ what, outcome }) => [what, outcome])).toEqual([
      ['command.camera.report-done', 'failed'],
      ['command.camera.get', 'refused'],
    ]);
  });

  test('what only asks cannot change, and its word for the log is on the disk before the answer', async () => {
    const hub = await openHubInside(await engine.fresh(), {
      handlers: {
        'ticket.open': async ({ cameraIds }, { auditDetail }) => {
          auditDetail({ cameraIds }, cameraIds[0]);
          return { tickets: [], refused: [] };
        },
        'desk.list': async (_input, { putEntity }) => {
          await putEntity({ kind: 'note', id: 'a', row: {}, seenVersion: 0, topics: [] });
          return { desks: [] };
        },
      },
    });
    expect(await hub.give('one', 'ticket.open', { cameraIds: ['cam1'], right: 'view' })).toMatchObject({
      ok: true,
    });
    await hub.sealer.seal();
    const entries = await hub.store.reader.selectFrom('audit_entry').selectAll().execute();
    expect(entries).toMatchObject([{ what: 'command.ticket.open', camera_id: 'cam1', outcome: 'done' }]);
    expect(await hub.give('one', 'desk.list', {})).toEqual(refused('bug'));
  });

  test('the gate of a hub that closes says so', async () => {
    const hub = await openHubInside(await engine.fresh());
    const { gate } = hub;
    expect(gate).toBeInstanceOf(CommandGate);
    await hub.close();
    expect(await hub.give('one', 'item.put', { item: bookmark('b1'), version: 0 })).toEqual(
      refused('hub-closing'),
    );
  });
});
