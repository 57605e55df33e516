/** How far ahead of the loudspeaker sound is kept, seconds: enough for the unsteadiness of a network, and the most there ever is. */
export const playoutBounds = { usualS: 0.15, mostS: 0.4 } as const;

/**
 * The jitter buffer: says when each piece of sound is to start. Pieces follow each other without a seam; when they ran dry, the next
 * starts `usualS` from now; when they pile up beyond `mostS`, what comes is left out until `usualS` is reached again. Times are the audio
 * context's; starts are whole frames, so that no piece is shifted by a fraction of one.
 */
export class Playout {
  private readonly sampleRate: number;
  private endFrame = 0;
  private leavingOut = false;

  constructor(sampleRate: number) {
    this.sampleRate = sampleRate;
  }

  /** Seconds of sound that wait to be heard. */
  aheadS(nowS: number): number {
    return Math.max(0, this.endFrame / this.sampleRate - nowS);
  }

  /** When a piece of so many frames starts, in seconds; null: leave it out. */
  place(nowS: number, frames: number): number | null {
    const pieceS = frames / this.sampleRate;
    // Long packets (AAC at 8 kHz: 128 ms) need more than one of them in hand.
    const usualS = Math.min(playoutBounds.mostS / 2, Math.max(playoutBounds.usualS, 1.5 * pieceS));
    const aheadS = this.aheadS(nowS);
    if (aheadS === 0) this.endFrame = Math.ceil((nowS + usualS) * this.sampleRate);
    this.leavingOut =
      aheadS > 0 && (this.leavingOut ? aheadS > usualS : aheadS + pieceS > playoutBounds.mostS);
    if (this.leavingOut) return null;
    const startFrame = this.endFrame;
    this.endFrame += frames;
    return startFrame / this.sampleRate;
  }
}
