import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Disposable } from '../../../shared/base/disposable.ts';
import { faultOf } from '../../../shared/base/fault.ts';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import type { LoggedChange } from '../../../shared/contract/wall-log-calls.ts';
import type { Bridge } from '../../bridge.ts';
import { pageTimeMs } from '../../session/page-time.ts';

export const hourMs = 3_600_000;

/** What the log said of one moment of one display. */
export interface ShownMoment {
  readonly displayId: string;
  readonly atMs: number;
  readonly answer: CallOutput<'wall-log.at'>;
}

/** The replay as it stands: which moment of which display is looked at, and what the log has answered so far. */
export interface ReplayState {
  /** Null until the log has answered. */
  readonly displays: CallOutput<'wall-log.displays'>['displays'] | null;
  readonly displayId: string | null;
  readonly atMs: number;
  readonly shown: ShownMoment | null;
  /** Changes of the hour that begins at `hourFromMs`, oldest first. */
  readonly changes: readonly LoggedChange[];
  readonly hourFromMs: number;
  readonly playing: boolean;
  /** Seconds of the log in a second. */
  readonly speed: 1 | 10;
  /** Asked for a change where there is none any more. */
  readonly noFurther: 'previous' | 'next' | null;
  /** Why the log did not answer. */
  readonly fault: string | null;
}

/** A replay of the wall's log and what can be done with it. */
export interface Replay extends Disposable {
  readonly store: StoreApi<ReplayState>;
  chooseDisplay(displayId: string): void;
  /** Looks at that moment; one that has not been yet becomes now. */
  goTo(atMs: number): void;
  /** Looks at the display's change before or after the moment. */
  goToChange(which: 'previous' | 'next'): void;
  setPlaying(playing: boolean): void;
  setSpeed(speed: 1 | 10): void;
}

/** Opens a replay at this very moment; `displayId` is looked at first, if the log knows it. */
export function createReplay(bridge: Pick<Bridge, 'call'>, displayId: string | null): Replay {
  const nowMs = wholeSecond(pageTimeMs());
  const store = createStore<ReplayState>(() => ({
    displays: null,
    displayId,
    atMs: nowMs,
    shown: null,
    changes: [],
    hourFromMs: hourOf(nowMs),
    playing: false,
    speed: 1,
    noFurther: null,
    fault: null,
  }));
  const ended = new AbortController();
  const failed = (error: unknown) => {
    const { code, message } = faultOf(error);
    if (code !== 'cancelled') store.setState({ fault: message, playing: false });
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  let asking = 0;

  const askMoment = async () => {
    const { displayId: wanted, atMs } = store.getState();
    if (wanted === null) return;
    asking++;
    try {
      const answer = await bridge.call('wall-log.at', { displayId: wanted, atMs }, ended.signal);
      const { displayId: now, atMs: nowAtMs } = store.getState();
      if (now === wanted && nowAtMs === atMs)
        store.setState({ shown: { displayId: wanted, atMs, answer }, fault: null });
    } finally {
      asking--;
    }
  };
  const askChanges = async () => {
    const { displayId: wanted, hourFromMs } = store.getState();
    if (wanted === null) return;
    const span = { displayId: wanted, fromMs: hourFromMs, toMs: hourFromMs + hourMs - 1 };
    const { changes } = await bridge.call('wall-log.changes', { ...span, limit: 1000 }, ended.signal);
    const now = store.getState();
    if (now.displayId === wanted && now.hourFromMs === hourFromMs)
      store.setState({ changes: changes.toReversed() });
  };
  const look = (change: Partial<ReplayState>) => {
    const before = store.getState();
    store.setState({ noFurther: null, ...change });
    const { atMs, displayId: where } = store.getState();
    askMoment().catch(failed);
    const hourFromMs = hourOf(atMs);
    const isSameList = before.displayId === where && before.hourFromMs === hourFromMs;
    // The hour that is still going on may have got more changes since.
    if (isSameList && pageTimeMs() > hourFromMs + hourMs) return;
    store.setState({ hourFromMs, ...(isSameList ? {} : { changes: [] }) });
    askChanges().catch(failed);
  };
  const goTo = (atMs: number) => look({ atMs: Math.min(atMs, wholeSecond(pageTimeMs())) });
  const goToChange = async (which: 'previous' | 'next') => {
    const { displayId: where, atMs } = store.getState();
    if (where === null) return;
    const span =
      which === 'previous' ? { fromMs: 0, toMs: atMs - 1 } : { fromMs: atMs + 1, toMs: pageTimeMs() };
    const first = which === 'previous' ? 'newest' : 'oldest';
    const input = { displayId: where, ...span, first, limit: 1 } as const;
    const { changes } = await bridge.call('wall-log.changes', input, ended.signal);
    const [change] = changes;
    if (change) look({ atMs: change.atMs });
    else store.setState({ noFurther: which });
  };
  const setPlaying = (playing: boolean) => {
    clearInterval(timer);
    store.setState({ playing });
    if (playing) timer = setInterval(tick, 1000 / store.getState().speed);
  };
  const tick = () => {
    const { atMs } = store.getState();
    // An answer that is late makes the replay slow, never wrong.
    if (asking > 0) return;
    if (atMs + 1000 > pageTimeMs()) setPlaying(false);
    else goTo(atMs + 1000);
  };
  const start = async () => {
    const { displays } = await bridge.call('wall-log.displays', {}, ended.signal);
    const known = displays.find(({ id }) => id === displayId) ?? displays[0];
    store.setState({ displays });
    if (known) look({ displayId: known.id, hourFromMs: 0 });
  };
  start().catch(failed);

  return {
    store,
    chooseDisplay: (chosen) => look({ displayId: chosen, shown: null }),
    goTo,
    goToChange: (which) => void goToChange(which).catch(failed),
    setPlaying,
    setSpeed(speed) {
      store.setState({ speed });
      setPlaying(store.getState().playing);
    },
    dispose() {
      clearInterval(timer);
      ended.abort();
    },
  };
}

function hourOf(atMs: number): number {
  return new Date(atMs).setMinutes(0, 0, 0);
}

function wholeSecond(atMs: number): number {
  return Math.floor(atMs / 1000) * 1000;
}
