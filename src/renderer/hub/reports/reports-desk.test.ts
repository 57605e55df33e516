import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { deskBook } from '../../../../test/fakes/hub-scenes.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { type HubView, noHub } from '../../../shared/contract/hub-view.ts';
import { CameraReport } from '../../../shared/hub/camera-report.ts';
import { accessOf } from '../../../shared/rights/access.ts';
import { ReportsDesk } from './reports-desk.ts';

const nowMs = Date.UTC(2026, 8, 2);

function report(id: string, change: Partial<CameraReport> = {}): CameraReport {
  return CameraReport.parse({
    ...{ id, cameraId: 'cam-1', managingUnitId: 'ioc', reporterId: 'x', reportedAtMs: nowMs },
    ...{ what: 'other', text: 'a', state: 'open', ...change },
  });
}

/** A desk of the operations centre's, whose hub has these reports by topic. */
function desk(
  reports: Map<string, readonly CameraReport[]>,
  fault: { code: string | null } = { code: null },
) {
  const changed = new Emitter<{ topic: string }>();
  const asked: string[] = [];
  const access = accessOf(deskBook(['view'], nowMs), 'tructuong');
  const view = (link: HubView['link']) => ({ view: { ...noHub, link } });
  const store = createStore(() => ({ ...view('online'), access, accessExpired: false }));
  const bridge = {
    on: (_name: string, listener: (input: { topic: string }) => void) => changed.on(listener),
    async call(_name: string, { topic }: { topic: string }) {
      asked.push(topic);
      if (fault.code !== null) throw new ExpectedError({ code: fault.code, message: 'no' });
      return {
        rows: (reports.get(topic) ?? []).map((row) => ({ kind: 'report', id: row.id, version: 1, row })),
      };
    },
  };
  // As much of the session and the hub as it takes.
  const made = new ReportsDesk({ bridge } as never, { store } as never);
  const answered: string[] = [];
  made.onAnswered.on(({ id }) => answered.push(id));
  return {
    ...{ made, asked, answered, state: () => made.store.getState() },
    tell: (topic: string) => changed.fire({ topic }),
    link: (link: HubView['link']) => store.setState(view(link)),
    leave: () => store.setState({ access: null }),
  };
}

const mine = 'reports:@tructuong';

test('the unit’s reports and one’s own are two lists, the newest first', async () => {
  const newer = report('b', { reportedAtMs: nowMs + 1 });
  const { state } = desk(
    new Map([
      ['reports:ioc', [report('a'), newer]],
      [mine, [report('c')]],
    ]),
  );
  await expect.poll(() => state().all?.map(({ id }) => id)).toEqual(['b', 'a']);
  await expect.poll(() => state().own?.map(({ id }) => id)).toEqual(['c']);
});

test('an answer that comes is told once; one that was there at first or was read is not', async () => {
  const reports = new Map([[mine, [report('old', { state: 'done' }), report('new'), report('self')]]]);
  const { state, answered, tell } = desk(reports);
  await expect.poll(() => state().own).toHaveLength(3);
  reports.set(mine, [
    report('old', { state: 'done' }),
    // Who answers their own knows it already.
    report('self', { state: 'done', answerSeenAtMs: nowMs }),
    report('new', { state: 'done' }),
  ]);
  tell(mine);
  await expect.poll(() => answered).toEqual(['new']);
  reports.set(mine, [report('new', { state: 'done', answerSeenAtMs: nowMs })]);
  tell(mine);
  await expect.poll(() => state().own).toHaveLength(1);
  expect(answered).toEqual(['new']);
});

test('while the hub is away what is known stays, and is asked for again when it is back', async () => {
  const fault: { code: string | null } = { code: null };
  const { state, asked, tell, link } = desk(new Map([['reports:ioc', [report('a')]]]), fault);
  await expect.poll(() => state().all).toHaveLength(1);
  fault.code = 'hub-away';
  link('away');
  tell('reports:ioc');
  await expect.poll(() => state().fault?.code).toBe('hub-away');
  expect(state().all).toHaveLength(1);
  fault.code = null;
  asked.length = 0;
  link('online');
  await expect.poll(() => state().fault).toBeNull();
  expect(asked.sort()).toEqual([mine, 'reports:ioc']);
});

test('nothing of a person stays when they leave', async () => {
  const { state, leave } = desk(new Map([['reports:ioc', [report('a')]]]));
  await expect.poll(() => state().all).toHaveLength(1);
  leave();
  expect(state()).toEqual({ all: null, own: null, fault: null });
});
