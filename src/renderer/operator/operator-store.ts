import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Disposable, DisposableStore } from '../../shared/base/disposable.ts';
import type { TilePlace } from '../../shared/contract/call.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import { SoundDesk } from '../audio/sound-desk.ts';
import { HubDesk } from '../hub/hub-desk.ts';
import { ReportsDesk } from '../hub/reports/reports-desk.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { everySecond } from '../session/every-second.ts';
import { pageTimeMs } from '../session/page-time.ts';
import type { Session } from '../session/session-store.ts';
import { CapacityDesk } from './capacity/capacity-desk.ts';
import { followSelection } from './follow-selection.ts';

export type { TilePlace } from '../../shared/contract/call.ts';

/** What a display's wall window last said, and when it arrived here. */
export interface DisplayReport {
  readonly arrivedAtMs: number;
  readonly tiles: ReadonlyMap<number, TileReport>;
}

/** How long the outcome of an act is shown. */
export const saidForMs = 8000;

/** What stands over the desk; one at a time. */
export type DeskDialog =
  | 'keys'
  | 'wall-log'
  | 'add-cameras'
  | 'edit-layout'
  | 'carousel'
  | 'displays'
  | 'capacity'
  | 'hub'
  | 'conflicts'
  | 'push'
  | 'report'
  | 'reports'
  | 'bookmark'
  | 'bookmarks'
  | 'admin';

/** Outcomes that have words. */
export const saidCodes = [
  'disconnected',
  'nothing-to-undo',
  'no-picture',
  'disk-full',
  'not-writable',
  'too-many-windows',
  'too-many-layouts',
  'empty-tile',
  'snapshot-saved',
  'layout-saved',
  'layout-missing',
  'capacity-done',
  'capacity-stopped',
  'capacity-failed',
  'pushed',
  'push-gone',
  'push-undone',
  'reported',
  'report-waiting',
  'report-answered',
  'bookmarked',
  'bookmark-waiting',
  'bookmark-needs-hub',
  'not-allowed',
  'hub-away',
  'call-failed',
] as const;
export type SaidCode = (typeof saidCodes)[number];

/** What only this window knows: the selection, what is being typed, and the wall's last reports. Times are the page's (page-time.ts). */
export interface OperatorState {
  readonly selected: TilePlace | null;
  readonly typed: string;
  /** The tile whose camera was picked up and waits to be put down elsewhere. */
  readonly carried: TilePlace | null;
  /** While true the arrows move the part of the selected tile's picture, and plus and minus magnify it. */
  readonly zooming: boolean;
  readonly dialog: DeskDialog | null;
  /** The outcome of the last act, shown for some seconds in the line under the wall; `code` has words in the locales. */
  readonly said: { readonly code: SaidCode; readonly detail: string; readonly untilMs: number } | null;
  readonly openedAtMs: number;
  readonly nowMs: number;
  readonly reports: ReadonlyMap<string, DisplayReport>;
  /** The displays' newest stills, as addresses of pictures in this page. */
  readonly stills: ReadonlyMap<string, string>;
}

export interface Operator extends Disposable {
  readonly session: Session;
  readonly store: StoreApi<OperatorState>;
  readonly sound: SoundDesk;
  readonly capacity: CapacityDesk;
  readonly hub: HubDesk;
  readonly reports: ReportsDesk;
}

export function createOperator(session: Session): Operator {
  const openedAtMs = pageTimeMs();
  const store = createStore<OperatorState>(() => ({
    selected: null,
    typed: '',
    carried: null,
    zooming: false,
    dialog: null,
    said: null,
    openedAtMs,
    nowMs: openedAtMs,
    reports: new Map(),
    stills: new Map(),
  }));
  const held = new DisposableStore();
  held.add(everySecond(() => store.setState({ nowMs: pageTimeMs() })));
  held.add(
    session.bridge.on('tiles.changed', ({ displayId, tiles }) => {
      const report = { arrivedAtMs: pageTimeMs(), tiles: new Map(tiles.map((tile) => [tile.tile, tile])) };
      store.setState(({ reports }) => ({ reports: new Map(reports).set(displayId, report) }));
    }),
  );
  held.add(
    session.bridge.on('display.still', ({ displayId, jpeg }) => {
      const url = `data:image/jpeg;base64,${jpeg}`;
      store.setState(({ stills }) => ({ stills: new Map(stills).set(displayId, url) }));
    }),
  );
  const sound = held.add(new SoundDesk(session.bridge.endpoint));
  const capacity = held.add(
    new CapacityDesk(session, (outcome) => {
      const said = { code: `capacity-${outcome}`, detail: '', untilMs: pageTimeMs() + saidForMs } as const;
      store.setState({ said });
    }),
  );
  const hub = held.add(new HubDesk(session));
  const reports = held.add(new ReportsDesk(session, hub));
  held.add(
    reports.onAnswered.on(({ cameraId }) => {
      const camera = session.store.getState().cameras.get(cameraId);
      const detail = camera ? cameraNumber(camera.number) : cameraId;
      store.setState({ said: { code: 'report-answered', detail, untilMs: pageTimeMs() + saidForMs } });
    }),
  );
  held.add(followSelection(session, store));
  return { session, store, sound, capacity, hub, reports, dispose: () => held.dispose() };
}
