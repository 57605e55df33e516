/** A decoder that was given so much and has put nothing out for so long will not. */
const afterMs = 2000;
const afterPackets = 25;
/** One that was asked for all it has and gives nothing for so long will not either: where only keyframes are decoded few packets come. */
const afterAskedMs = 5000;

/** Finds a decoder that accepts everything and never puts anything out: no error tells of it. */
export class SilenceWatch {
  private packets = 0;
  private sinceMs: number | null = null;
  private askedSinceMs: number | null = null;

  /** The decoder was given a packet. */
  given(nowMs: number): void {
    this.sinceMs ??= nowMs;
  }

  /** A live packet has come, whether or not the decoder has room for it: a silent one has none for long. */
  came(): void {
    if (this.sinceMs !== null) this.packets++;
  }

  /** The decoder was told to put out all that it has. */
  asked(nowMs: number): void {
    this.askedSinceMs ??= nowMs;
  }

  /** A picture came out, or what was given counts no more. */
  restart(): void {
    this.packets = 0;
    this.sinceMs = null;
    this.askedSinceMs = null;
  }

  isSilent(nowMs: number): boolean {
    if (this.askedSinceMs !== null && nowMs - this.askedSinceMs > afterAskedMs) return true;
    return this.packets >= afterPackets && this.sinceMs !== null && nowMs - this.sinceMs > afterMs;
  }
}
