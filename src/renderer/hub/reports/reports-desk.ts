import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Disposable, DisposableStore, toDisposable } from '../../../shared/base/disposable.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import { CameraReport, reportsByTopic } from '../../../shared/hub/camera-report.ts';
import type { Session } from '../../session/session-store.ts';
import type { HubDesk } from '../hub-desk.ts';
import { reportTopicsFor } from './report-topics.ts';

/** What this desk knows of reports of cameras, each list the newest first; null until it is here. */
export interface ReportsState {
  /** Of cameras that who sits here looks after. */
  readonly all: readonly CameraReport[] | null;
  /** Made by who sits here. */
  readonly own: readonly CameraReport[] | null;
  readonly fault: Fault | null;
}

const nothing: ReportsState = { all: null, own: null, fault: null };

/** Follows the reports that the hub lets who sits here have, as long as the desk stands. While the hub is away they stay as they were. */
export class ReportsDesk implements Disposable {
  readonly store: StoreApi<ReportsState> = createStore<ReportsState>(() => nothing);
  /** One's own report was answered just now. */
  readonly onAnswered = new Emitter<CameraReport>();
  private readonly session: Session;
  private readonly hub: HubDesk;
  private readonly held = new DisposableStore();
  private readonly rows = new Map<string, readonly CameraReport[]>();
  /** The newest asking of each topic: what older ones answer counts no more. */
  private readonly asked = new Map<string, number>();
  private topics: readonly string[] = [];
  private online = false;

  constructor(session: Session, hub: HubDesk) {
    this.session = session;
    this.hub = hub;
    const stop = hub.store.subscribe(() => this.look());
    this.held.add(toDisposable(stop));
    this.held.add(
      session.bridge.on('hub.rows-changed', ({ topic }) => {
        if (this.topics.includes(topic)) void this.read(topic);
      }),
    );
    this.look();
  }

  dispose(): void {
    this.held.dispose();
    this.asked.clear();
    this.onAnswered.dispose();
  }

  /** Somebody else sits here, their rights are others, or the hub is back. */
  private look(): void {
    const state = this.hub.store.getState();
    const topics = reportTopicsFor(state, Date.now());
    const isOnline = state.view.link === 'online';
    const isSame = topics.join(' ') === this.topics.join(' ');
    const isBack = isOnline && !this.online;
    this.online = isOnline;
    if (isSame && !isBack) return;
    this.topics = topics;
    for (const topic of this.rows.keys()) if (!topics.includes(topic)) this.forget(topic);
    if (!isSame) this.tell();
    if (isOnline) for (const topic of topics) void this.read(topic);
  }

  private forget(topic: string): void {
    this.rows.delete(topic);
    this.asked.delete(topic);
  }

  private async read(topic: string): Promise<void> {
    const mine = (this.asked.get(topic) ?? 0) + 1;
    this.asked.set(topic, mine);
    const isNewest = () => this.asked.get(topic) === mine;
    try {
      const { rows } = await this.session.bridge.call('hub.rows', { topic });
      if (!isNewest()) return;
      this.rows.set(
        topic,
        rows.flatMap(({ row }) => (row === null ? [] : [CameraReport.parse(row)])),
      );
      this.tell();
    } catch (error) {
      if (isNewest()) this.store.setState({ fault: faultOf(error) });
    }
  }

  private tell(): void {
    const personId = this.hub.store.getState().access?.person.id ?? null;
    const ownTopic = personId === null ? null : reportsByTopic(personId);
    const known = [...this.rows].filter(([topic]) => topic !== ownTopic);
    const own = ownTopic === null ? null : (this.rows.get(ownTopic) ?? null);
    const before = this.store.getState().own;
    this.store.setState({
      all: known.length === 0 ? null : newestFirst(known.flatMap(([, reports]) => reports)),
      own: own && newestFirst(own),
      fault: null,
    });
    for (const report of answeredSince(before, own)) this.onAnswered.fire(report);
  }
}

/** One topic may tell what another tells as well. */
function newestFirst(reports: readonly CameraReport[]): CameraReport[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  return [...byId.values()].sort((one, other) => other.reportedAtMs - one.reportedAtMs);
}

function answeredSince(
  before: readonly CameraReport[] | null,
  now: readonly CameraReport[] | null,
): CameraReport[] {
  // What was there at first is told by the sign in the bar.
  if (before === null) return [];
  const was = new Map(before.map(({ id, state }) => [id, state]));
  return (now ?? []).filter(
    ({ id, state, answerSeenAtMs }) => state === 'done' && answerSeenAtMs === null && was.get(id) !== 'done',
  );
}
