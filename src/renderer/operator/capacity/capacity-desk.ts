import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Disposable, DisposableStore } from '../../../shared/base/disposable.ts';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import { onConnected } from '../../session/on-connected.ts';
import type { Session } from '../../session/session-store.ts';

/** How a measurement ended: with new figures, before that because somebody stopped it, or because something came between. */
export type MeasureOutcome = 'done' | 'stopped' | 'failed';

/** What the desk knows of the machine's capacity. */
export interface CapacityState {
  /** What the core last said; null until it has. */
  readonly view: CapacityView | null;
  /** Why it could not be read; null when it could. */
  readonly fault: Fault | null;
  /** Why the last measurement could not be started or stopped. */
  readonly refusal: Fault | null;
  /** Of the last measurement that this desk has seen end. */
  readonly outcome: MeasureOutcome | null;
  /** This desk has asked for the measurement under way. */
  readonly asked: boolean;
}

/** Follows what the machine can hold, and has it measured. */
export class CapacityDesk implements Disposable {
  readonly store: StoreApi<CapacityState> = createStore<CapacityState>(() => ({
    view: null,
    fault: null,
    refusal: null,
    outcome: null,
    asked: false,
  }));
  private readonly session: Session;
  private readonly held = new DisposableStore();
  private readonly onOutcome: (outcome: MeasureOutcome) => void;

  /** `onOutcome` is told when a measurement has ended. */
  constructor(session: Session, onOutcome: (outcome: MeasureOutcome) => void) {
    this.session = session;
    this.onOutcome = onOutcome;
    this.held.add(session.bridge.on('capacity.changed', (view) => this.take(view)));
    this.held.add(onConnected(session, () => this.read()));
  }

  /** Asks the core anew. */
  read(): void {
    this.session.bridge.call('capacity.get', {}).then(
      (view) => this.take(view),
      (error: unknown) => this.store.setState({ fault: faultOf(error) }),
    );
  }

  measure(): void {
    this.ask('capacity.measure');
  }

  cancel(): void {
    this.ask('capacity.cancel');
  }

  /** Nobody looks any more: what was said of the last measurement is old when the page is opened again. */
  closed(): void {
    this.store.setState({ refusal: null, outcome: null });
  }

  dispose(): void {
    this.held.dispose();
  }

  private ask(call: 'capacity.measure' | 'capacity.cancel'): void {
    this.store.setState({
      refusal: null,
      outcome: null,
      ...(call === 'capacity.measure' && { asked: true }),
    });
    this.session.bridge.call(call, {}).catch((error: unknown) => {
      this.store.setState({ refusal: faultOf(error), asked: false });
    });
  }

  private take(view: CapacityView): void {
    const { view: before, outcome, refusal, asked } = this.store.getState();
    const ended = before?.state === 'measuring' && view.state !== 'measuring';
    const now = view.state === 'measuring' ? null : ended ? outcomeOf(before, view) : outcome;
    const began = before?.state !== 'measuring' && view.state === 'measuring';
    this.store.setState({
      ...{ view, fault: null, outcome: now },
      refusal: began || ended ? null : refusal,
      asked: asked && !ended,
    });
    if (ended && now) this.onOutcome(now);
  }
}

function outcomeOf(before: CapacityView, after: CapacityView): MeasureOutcome {
  if (after.state === 'measured' && after.measuredAtMs !== before.measuredAtMs) return 'done';
  return after.fault ? 'failed' : 'stopped';
}
