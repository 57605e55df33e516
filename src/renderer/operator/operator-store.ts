import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Disposable, DisposableStore } from '../../shared/base/disposable.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import { everySecond } from '../session/every-second.ts';
import { pageTimeMs } from '../session/page-time.ts';
import type { Session } from '../session/session-store.ts';

/** A tile of the wall. */
export interface TilePlace {
  readonly displayId: string;
  readonly tile: number;
}

/** What a display's wall window last said, and when it arrived here. */
export interface DisplayReport {
  readonly arrivedAtMs: number;
  readonly tiles: ReadonlyMap<number, TileReport>;
}

/** What only this window knows: the selection, what is being typed, and the wall's last reports. Times are the page's (page-time.ts). */
export interface OperatorState {
  readonly selected: TilePlace | null;
  readonly typed: string;
  readonly openedAtMs: number;
  readonly nowMs: number;
  readonly reports: ReadonlyMap<string, DisplayReport>;
}

export interface Operator extends Disposable {
  readonly session: Session;
  readonly store: StoreApi<OperatorState>;
}

export function createOperator(session: Session): Operator {
  const openedAtMs = pageTimeMs();
  const store = createStore<OperatorState>(() => ({
    selected: null,
    typed: '',
    openedAtMs,
    nowMs: openedAtMs,
    reports: new Map(),
  }));
  const held = new DisposableStore();
  held.add(everySecond(() => store.setState({ nowMs: pageTimeMs() })));
  held.add(
    session.bridge.on('tiles.changed', ({ displayId, tiles }) => {
      const report = { arrivedAtMs: pageTimeMs(), tiles: new Map(tiles.map((tile) => [tile.tile, tile])) };
      store.setState(({ reports }) => ({ reports: new Map(reports).set(displayId, report) }));
    }),
  );
  return { session, store, dispose: () => held.dispose() };
}
