import type { Disposable } from '../../shared/base/disposable.ts';

/** A decoder that fell is set up again no sooner than this. */
const retryAfterMs = 1000;

export interface SoundDecoderOptions {
  readonly config: AudioDecoderConfig;
  /** The packets' 16-bit samples have their high byte first, which WebCodecs has no name for. */
  readonly swapsBytes: boolean;
  /** Milliseconds of a clock that never jumps. */
  now(): number;
  /** The receiver closes it. */
  onSound(sound: AudioData): void;
}

/** Decodes packets of one stream's sound; one that breaks the decoder costs a second of sound, not more. */
export class SoundDecoder implements Disposable {
  private readonly options: SoundDecoderOptions;
  private decoder: AudioDecoder | null = null;
  private failedAtMs: number | null = null;
  private disposed = false;

  constructor(options: SoundDecoderOptions) {
    this.options = options;
  }

  /** True from a failure on until sound comes out again. */
  get failed(): boolean {
    return this.failedAtMs !== null;
  }

  decode(ptsMs: number, payload: Uint8Array): void {
    const decoder = this.ready();
    if (!decoder) return;
    const data = this.options.swapsBytes ? withSwappedBytes(payload) : payload.slice();
    decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: ptsMs * 1000, data }));
  }

  dispose(): void {
    this.disposed = true;
    if (this.decoder?.state === 'configured') this.decoder.close();
    this.decoder = null;
  }

  private ready(): AudioDecoder | null {
    if (this.decoder?.state === 'configured') return this.decoder;
    const { now, config } = this.options;
    if (this.failedAtMs !== null && now() - this.failedAtMs < retryAfterMs) return null;
    this.decoder = new AudioDecoder({
      output: (sound) => this.heard(sound),
      error: (error) => this.fell(error),
    });
    this.decoder.configure(config);
    return this.decoder;
  }

  private heard(sound: AudioData): void {
    if (this.disposed) {
      sound.close();
      return;
    }
    this.failedAtMs = null;
    this.options.onSound(sound);
  }

  private fell(error: DOMException): void {
    if (this.failedAtMs === null) console.warn(`a camera's sound broke its decoder: ${error.message}`);
    this.failedAtMs = this.options.now();
  }
}

function withSwappedBytes(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const swapped = payload.slice(0, payload.byteLength & ~1);
  for (let at = 0; at < swapped.byteLength; at += 2) {
    swapped[at] = payload[at + 1] ?? 0;
    swapped[at + 1] = payload[at] ?? 0;
  }
  return swapped;
}
