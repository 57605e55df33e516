import type { PacketRecord } from './media-reader.ts';
import type { OpeningTurn, OpeningTurns } from './opening-turns.ts';

/** What follows the keyframe of a feed's cached run, until its turn has come. */
export class CachedRun {
  private readonly turns: OpeningTurns;
  private readonly goOn: (packets: readonly PacketRecord[]) => void;
  private held: { readonly turn: OpeningTurn; readonly packets: PacketRecord[] } | null = null;

  /** `goOn` is given the packets that were held, in order. */
  constructor(turns: OpeningTurns, goOn: (packets: readonly PacketRecord[]) => void) {
    this.turns = turns;
    this.goOn = goOn;
  }

  /** True while whatever comes after the run must wait too. */
  get isHeld(): boolean {
    return this.held !== null;
  }

  /** The run's keyframe went to the decoder. */
  begin(): void {
    this.forget();
    this.held = { turn: this.turns.begin(() => this.release()), packets: [] };
  }

  /** True when the packet waits here now. */
  takes(packet: PacketRecord): boolean {
    this.held?.packets.push(packet);
    return this.held !== null;
  }

  /** A picture came out of the decoder. */
  opened(): void {
    this.held?.turn.opened();
  }

  /** The run goes on no more. */
  forget(): void {
    this.held?.turn.dispose();
    this.held = null;
  }

  private release(): void {
    const { held } = this;
    this.held = null;
    if (held) this.goOn(held.packets);
  }
}
