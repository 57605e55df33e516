import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepCredentials } from '../catalogue/camera-credentials.ts';
import { openTestHub, outputOf, type TestHub, testCamera } from '../catalogue/test-hub.ts';
import { demoBook } from '../demo/demo-book.ts';
import { ticketHandlers } from './ticket-handlers.ts';

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 10, 22, 3);

let hub: TestHub;

beforeEach(async () => {
  hub = await openTestHub({
    book: demoBook([
      {
        id: 'grant-1',
        document: { number: '1', date: '2026-11-01', signer: 'A' },
        purpose: 'x',
        to: { kind: 'person', personId: 'person-hoankiem' },
        cameraClass: 'ordinary',
        cameraIds: ['cam-2'],
        rights: ['view'],
        fromMs: startMs - hourMs,
        toMs: startMs + hourMs,
        revokedAtMs: null,
      },
    ]),
    cameras: [
      testCamera(1),
      testCamera(2, { territoryId: 'ba-dinh', managingUnitId: 'infrastructure' }),
      testCamera(3, { territoryId: 'ba-dinh', managingUnitId: 'infrastructure' }),
      testCamera(4, { class: 'police-operational', managingUnitId: 'police' }),
      testCamera(5, { retired: true }),
    ],
    handlers: ({ keys }) => ticketHandlers({ keys, ticketMs: 12 * hourMs }),
  });
  const { store, catalogue } = hub;
  await keepCredentials(store.writer, catalogue.keys, 'cam-1', { userName: 'xem', password: 'p@ß/' });
});

afterEach(() => hub.dispose());

async function open(account: string, cameraIds: string[], right: 'view' | 'replay' = 'view') {
  return outputOf('ticket.open', await hub.submit(account, 'ticket.open', { cameraIds, right }));
}

describe('a ticket', () => {
  test('has the streams with the credentials in their addresses', async () => {
    const { tickets, refused } = await open('hoankiem', ['cam-1']);
    expect(refused).toEqual([]);
    expect(tickets).toHaveLength(1);
    expect(tickets[0]?.streams.map(({ role, url }) => [role, url])).toEqual(
      testCamera(1).streams.map(({ role, url }) => [role, url.replace('//', '//xem:p%40%C3%9F%2F@')]),
    );
    expect(tickets[0]).toMatchObject({ issuedAtMs: startMs, expiresAtMs: startMs + 12 * hourMs });
  });

  test('ends with the grant that it rests on', async () => {
    const { tickets } = await open('hoankiem', ['cam-2']);
    expect(tickets[0]?.expiresAtMs).toBe(startMs + hourMs);
    hub.pass(hourMs);
    expect((await open('hoankiem', ['cam-2'])).tickets).toEqual([]);
  });

  test('for viewing is none for replay', async () => {
    const { tickets, refused } = await open('hoankiem', ['cam-1', 'cam-2'], 'replay');
    expect(tickets.map(({ cameraId }) => cameraId)).toEqual(['cam-1']);
    expect(refused).toMatchObject([{ cameraId: 'cam-2', decision: { because: 'outside-scope' } }]);
  });

  test('is refused with the reason, which is the same for a camera that nobody may know of', async () => {
    const { tickets, refused } = await open('hoankiem', ['cam-3', 'cam-4', 'cam-5', 'cam-99']);
    expect(tickets).toEqual([]);
    expect(refused.map(({ cameraId, decision }) => [cameraId, decision.because])).toEqual(
      ['cam-3', 'cam-4', 'cam-5', 'cam-99'].map((id) => [id, 'outside-scope']),
    );
  });

  test('asked for twice in one batch is one', async () => {
    expect((await open('hoankiem', ['cam-1', 'cam-1'])).tickets).toHaveLength(1);
  });

  test('is logged before it is answered, one entry for a batch, without credentials', async () => {
    await open('hoankiem', ['cam-1', 'cam-3']);
    const entries = await hub.audited('command.ticket.open');
    expect(entries).toMatchObject([
      {
        person_id: 'person-hoankiem',
        console_id: 'console-hoankiem',
        detail: { right: 'view', cameraIds: ['cam-1'], refused: ['cam-3: outside-scope'] },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('xem');
  });
});

describe('what was looked at', () => {
  const tell = (atMs: number, cameraId = 'cam-1') =>
    hub.submit('hoankiem', 'viewing.tell', {
      events: [{ cameraId, right: 'view', phase: 'started', atMs }],
    });

  test('is logged with its own time', async () => {
    await tell(startMs - 5000);
    expect(await hub.audited('viewing.started')).toMatchObject([
      { camera_id: 'cam-1', at_ms: startMs, detail: { atMs: startMs - 5000, late: false, allowed: true } },
    ]);
  });

  test('is marked when it is told after an outage', async () => {
    await tell(startMs - hourMs);
    expect(await hub.audited('viewing.started')).toMatchObject([
      { detail: { atMs: startMs - hourMs, late: true } },
    ]);
  });

  test('never happened later than now nor before any outage could have begun', async () => {
    await tell(startMs + hourMs);
    await tell(0);
    const [future, past] = await hub.audited('viewing.started');
    expect(future?.detail).toMatchObject({ atMs: startMs, toldAtMs: startMs + hourMs, late: false });
    expect(past?.detail.atMs).toBe(startMs - 31 * 24 * hourMs);
    expect(past?.detail).toMatchObject({ toldAtMs: 0, late: true });
  });

  test('is told apart by right and phase, and a camera that there is not is said to be unknown', async () => {
    await hub.submit('hoankiem', 'viewing.tell', {
      events: [
        { cameraId: 'cam-1', right: 'replay', phase: 'ended', atMs: startMs },
        { cameraId: 'cam-1', right: 'ptz', phase: 'started', atMs: startMs },
        { cameraId: 'cam-99', right: 'view', phase: 'ended', atMs: startMs },
      ],
    });
    expect(await hub.audited('replay.ended')).toHaveLength(1);
    expect(await hub.audited('control.started')).toMatchObject([{ detail: { allowed: false } }]);
    expect(await hub.audited('viewing.ended')).toMatchObject([
      { camera_id: null, detail: { unknownCamera: 'cam-99' } },
    ]);
  });
});
