import { type Disposable, toDisposable } from '../../../shared/base/disposable.ts';
import type { IngestStatus } from '../../../shared/media/ingest-status.ts';
import type { SoundConfig } from '../../../shared/media/sound-config.ts';
import type { PulledFrame, PulledSound } from './ingest.ts';
import type { SoundListener } from './pulled-stream.ts';
import { soundConfig } from './sound-codec.ts';

interface KnownSound {
  readonly generation: number;
  readonly config: SoundConfig | null;
  readonly extradata: Uint8Array;
}

const uncarried: SoundConfig = { codec: 'uncarried', fourcc: '', sampleRateHz: 0, channels: 0 };
const nothing = new Uint8Array();

/** Who listens to one pull. Nothing of the sound is kept: who comes later hears what comes later. */
export class SoundListeners {
  private readonly listeners = new Set<SoundListener>();
  private known: KnownSound | null = null;

  get size(): number {
    return this.listeners.size;
  }

  add(listener: SoundListener, status: IngestStatus, onGone: () => void): Disposable {
    listener.onStatus(status);
    if (this.known) listener.onSound(this.known.generation, this.known.config, this.known.extradata);
    this.listeners.add(listener);
    return toDisposable(() => {
      this.listeners.delete(listener);
      onGone();
    });
  }

  status(status: IngestStatus): void {
    for (const listener of this.listeners) listener.onStatus(status);
  }

  connected(generation: number, sound: PulledSound): void {
    if (sound === 'left-out') this.know({ generation, config: uncarried, extradata: nothing });
    else if (sound === null) this.know({ generation, config: null, extradata: nothing });
    else this.know({ generation, config: soundConfig(sound), extradata: sound.extradata });
  }

  /** `arrivedAtMs` is asked for only when somebody listens. */
  packet({ ptsMs, payload }: PulledFrame, arrivedAtMs: () => number): void {
    if (this.listeners.size === 0 || this.known === null) return;
    const packet = { ptsMs, keyframe: true, arrivedAtMs: arrivedAtMs(), payload };
    for (const listener of this.listeners) listener.onPacket(this.known.generation, packet);
  }

  /** The connection is gone for good. */
  forget(): void {
    this.known = null;
  }

  clear(): void {
    this.listeners.clear();
    this.forget();
  }

  private know(known: KnownSound): void {
    this.known = known;
    for (const listener of this.listeners) listener.onSound(known.generation, known.config, known.extradata);
  }
}
