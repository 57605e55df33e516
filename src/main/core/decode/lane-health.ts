import { Emitter } from '../../../shared/base/emitter.ts';

/** Deaths in a row that make a lane bad, how long pictures must come until it is healed, and how long it is remembered when nobody uses it. */
const bounds = { deaths: 3, healedMs: 60_000, forgottenMs: 60_000 };
/** Before the second start, and before those of a lane that is bad: each twice as long as the one before, unless its pictures came for a while. */
const wait = { secondMs: 1000, badMs: 10_000, longestMs: 300_000, steadyMs: 10_000 };
/** How long a hardware method that did not start is not tried again: each time twice as long. */
const avoid = { firstMs: 600_000, longestMs: 8 * 3_600_000 };

/** How the decoders of one stream have fared, whatever the sizes they gave. Times are core time, milliseconds. */
export class LaneHealth {
  /** Fires when `isBad` changes. */
  readonly onBad = new Emitter<boolean>();
  deaths = 0;
  private readonly badMs: number;
  private inARow = 0;
  /** Of these, how many of the last died before their pictures had come for a while. */
  private quick = 0;
  private diedAtMs = Number.NEGATIVE_INFINITY;
  private hardwareFailures = 0;
  private softwareUntilMs = Number.NEGATIVE_INFINITY;
  private users = 0;
  private forget: NodeJS.Timeout | undefined;

  /** `badMs`: how long a lane that has just become bad waits for its next decoder; 10 s unless said otherwise. */
  constructor({ badMs = wait.badMs }: { readonly badMs?: number | undefined } = {}) {
    this.badMs = badMs;
  }

  get isBad(): boolean {
    return this.inARow >= bounds.deaths;
  }

  /** How long the next decoder waits before it is started. */
  get waitMs(): number {
    if (this.inARow < 2) return 0;
    if (!this.isBad) return wait.secondMs;
    return Math.min(wait.longestMs, this.badMs * 2 ** Math.max(0, this.quick - bounds.deaths));
  }

  /** `firstPictureAtMs`: null when there was none. */
  died(firstPictureAtMs: number | null, nowMs: number): void {
    this.deaths += 1;
    this.inARow += 1;
    this.diedAtMs = nowMs;
    const isQuick = firstPictureAtMs === null || nowMs - firstPictureAtMs < wait.steadyMs;
    this.quick = isQuick ? this.quick + 1 : 0;
    if (this.inARow === bounds.deaths) this.onBad.fire(true);
  }

  /** A decoder whose first picture came then still gives pictures. It heals only when none has died for as long: a stream may have several. */
  gives(firstPictureAtMs: number, nowMs: number): void {
    if (this.inARow > 0 && nowMs - Math.max(firstPictureAtMs, this.diedAtMs) >= bounds.healedMs) this.heal();
  }

  /** A hardware method did not start. */
  hardwareFailed(nowMs: number): void {
    const avoidMs = Math.min(avoid.longestMs, avoid.firstMs * 2 ** this.hardwareFailures);
    this.hardwareFailures += 1;
    this.softwareUntilMs = nowMs + avoidMs;
  }

  /** A hardware method gave a picture. */
  hardwareWorked(): void {
    this.hardwareFailures = 0;
  }

  softwareOnly(nowMs: number): boolean {
    return nowMs < this.softwareUntilMs;
  }

  use(): void {
    clearTimeout(this.forget);
    this.users += 1;
  }

  leave(): void {
    this.users -= 1;
    if (this.users > 0) return;
    this.forget = setTimeout(() => this.heal(), bounds.forgottenMs);
    // Nothing is lost when the core ends meanwhile.
    this.forget.unref();
  }

  dispose(): void {
    clearTimeout(this.forget);
    this.onBad.dispose();
  }

  private heal(): void {
    const was = this.isBad;
    this.inARow = 0;
    this.quick = 0;
    if (was) this.onBad.fire(false);
  }
}
