import { Emitter } from '../../../shared/base/emitter.ts';

/** Deaths in a row that make a lane bad, how long pictures must come until it is healed, and how long it is remembered when nobody uses it. */
const bounds = { deaths: 3, healedMs: 60_000, forgottenMs: 60_000 };

/** How the decoders of one stream have fared, whatever the sizes they gave. */
export class LaneHealth {
  /** Fires when `isBad` changes. */
  readonly onBad = new Emitter<boolean>();
  deaths = 0;
  /** A hardware method failed to start here: from now on it is software. */
  softwareOnly = false;
  private inARow = 0;
  private users = 0;
  private forget: NodeJS.Timeout | undefined;

  get isBad(): boolean {
    return this.inARow >= bounds.deaths;
  }

  died(): void {
    this.deaths += 1;
    this.inARow += 1;
    if (this.inARow === bounds.deaths) this.onBad.fire(true);
  }

  /** Pictures have come from one decoder for so long, milliseconds. */
  lasted(ms: number): void {
    if (ms >= bounds.healedMs && this.inARow > 0) this.heal();
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
    if (was) this.onBad.fire(false);
  }
}
