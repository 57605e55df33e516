import type { Disposable } from '../../shared/base/disposable.ts';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { BridgeEndpoint } from '../../shared/contract/window-identity.ts';
import { SoundLine } from './sound-line.ts';
import { type SoundState, soundOff } from './sound-state.ts';

const tellEveryMs = 100;

export interface TileSoundOptions {
  readonly bridge: BridgeEndpoint;
  /** Called when the state has changed; while it plays up to ten times a second, because the peak does. */
  onState(state: SoundState): void;
}

interface Listening {
  readonly cameraId: string;
  readonly role: StreamRole;
  readonly line: SoundLine;
  readonly timer: ReturnType<typeof setInterval>;
}

/** The sound of one camera at a time. While nobody listens it holds no socket, no decoder and no audio context. */
export class TileSound implements Disposable {
  private readonly options: TileSoundOptions;
  private listening: Listening | null = null;
  private level = 1;
  private told: SoundState = soundOff;

  constructor(options: TileSoundOptions) {
    this.options = options;
  }

  /** Listens to a camera from now on; null: to none. `role` is the stream whose sound is taken unless the main stream is watched anyway. */
  listen(cameraId: string | null, role: StreamRole): void {
    const { listening } = this;
    if (listening && listening.cameraId === cameraId && listening.role === role) return;
    this.hangUp();
    if (cameraId !== null) {
      const line = new SoundLine({ bridge: this.options.bridge, cameraId, role, level: this.level });
      const timer = setInterval(() => this.tell(), tellEveryMs);
      this.listening = { cameraId, role, line, timer };
    }
    this.tell();
  }

  /** Loudness from 0 to 1; kept for every camera listened to from now on. */
  setLevel(level0to1: number): void {
    // Ears hear in proportions: half the way is a quarter of the amplitude.
    this.level = Math.min(1, Math.max(0, level0to1)) ** 2;
    this.listening?.line.setLevel(this.level);
  }

  dispose(): void {
    this.hangUp();
  }

  private hangUp(): void {
    if (!this.listening) return;
    clearInterval(this.listening.timer);
    this.listening.line.dispose();
    this.listening = null;
  }

  private tell(): void {
    const state = this.listening?.line.state() ?? soundOff;
    const { cameraId, phase, codec, peak } = this.told;
    const same = cameraId === state.cameraId && phase === state.phase && codec === state.codec;
    if (same && peak === state.peak) return;
    this.told = state;
    this.options.onState(state);
  }
}
