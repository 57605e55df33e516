import { type Disposable, DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import { Emitter } from '../../shared/base/emitter.ts';
import { nextChangeMs } from '../../shared/rights/next-change.ts';
import type { CityState } from './city-state.ts';

/** Looks again at least that often: timers cannot wait longer than 24 days, and the machine's clock may be set. */
const longestWaitMs = 60_000;

/**
 * Tells when the access of somebody who is followed becomes another by time alone: a grant begins or ends, a role or unit runs out. What becomes another
 * because the book was changed is told by CityState.
 */
export class AccessClock implements Disposable {
  private readonly city: CityState;
  private readonly now: () => number;
  private readonly followers = new Map<string, number>();
  /** Next moment of each followed person who has one. */
  private readonly dueMs = new Map<string, number>();
  private readonly due = new Emitter<readonly string[]>();
  private readonly held = new DisposableStore();
  private timer: NodeJS.Timeout | null = null;

  constructor(city: CityState, now: () => number = Date.now) {
    this.city = city;
    this.now = now;
    this.held.add(
      city.onAccessChanged((personIds) => {
        for (const personId of personIds) if (this.followers.has(personId)) this.look(personId);
        this.wait();
      }),
    );
    this.held.add(this.due);
  }

  /** Follows a person until disposed; once for each console they sit at. */
  follow(personId: string): Disposable {
    this.followers.set(personId, (this.followers.get(personId) ?? 0) + 1);
    this.look(personId);
    this.wait();
    return toDisposable(() => this.leave(personId));
  }

  /** Persons whose access is another from now on. */
  onDue(listener: (personIds: readonly string[]) => void): Disposable {
    return this.due.on(listener);
  }

  dispose(): void {
    this.held.dispose();
    this.followers.clear();
    this.dueMs.clear();
    this.wait();
  }

  private leave(personId: string): void {
    const left = (this.followers.get(personId) ?? 1) - 1;
    if (left > 0) {
      this.followers.set(personId, left);
      return;
    }
    this.followers.delete(personId);
    this.dueMs.delete(personId);
    this.wait();
  }

  private look(personId: string): void {
    const access = this.city.accessOf(personId);
    const next = access && nextChangeMs(access, this.now());
    if (next === null) this.dueMs.delete(personId);
    else this.dueMs.set(personId, next);
  }

  private wait(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.dueMs.size === 0) return;
    let first = Number.POSITIVE_INFINITY;
    for (const dueMs of this.dueMs.values()) first = Math.min(first, dueMs);
    const waitMs = Math.min(Math.max(first - this.now(), 0), longestWaitMs);
    this.timer = setTimeout(() => this.ring(), waitMs);
    this.timer.unref();
  }

  private ring(): void {
    const now = this.now();
    const persons = [...this.dueMs].filter(([, dueMs]) => dueMs <= now).map(([personId]) => personId);
    for (const personId of persons) this.look(personId);
    this.wait();
    if (persons.length > 0) this.due.fire(persons);
  }
}
