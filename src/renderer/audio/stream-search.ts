import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { IngestStatus } from '../../shared/media/ingest-status.ts';

/**
 * Which stream of a camera is listened to. Many cameras give their substream no sound: before it is said that there is none, the main stream
 * is asked too; when that has none either, or cannot be had, listening stays with the first, which costs nothing while it is on the wall.
 */
export class StreamSearch {
  readonly wanted: StreamRole;
  private stage: 'first' | 'main' | 'final' = 'first';

  constructor(wanted: StreamRole) {
    this.wanted = wanted;
  }

  /** The stream that is asked has said whether it has sound. Gives the one to ask instead; null: stay. */
  afterSound(hasSound: boolean): StreamRole | null {
    if (!hasSound && this.stage === 'first' && this.wanted === 'sub') {
      this.stage = 'main';
      return 'main';
    }
    const instead = !hasSound && this.stage === 'main' ? this.wanted : null;
    this.stage = 'final';
    return instead;
  }

  /** The same of how its pull stands. */
  afterStatus({ phase }: IngestStatus): StreamRole | null {
    if (this.stage !== 'main' || phase !== 'waiting') return null;
    this.stage = 'final';
    return this.wanted;
  }
}
