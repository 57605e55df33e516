import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Disposable } from '../../shared/base/disposable.ts';
import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { BridgeEndpoint } from '../../shared/contract/window-identity.ts';
import { type SoundState, soundOff } from './sound-state.ts';
import { TileSound } from './tile-sound.ts';

/** A camera and the stream that shows it. */
export interface SoundChoice {
  readonly cameraId: string;
  readonly role: StreamRole;
}

/** `on` without a choice: listening follows the selection, and the selected tile is empty. `level` goes from 0 to 1. */
export interface SoundDeskState {
  readonly on: boolean;
  readonly follows: boolean;
  readonly level: number;
  readonly choice: SoundChoice | null;
  readonly sound: SoundState;
}

const usualLevel = 0.7;
const levelStep = 0.1;

/** What the desk's operator listens to, how loud, and whether that follows the selection. One for the page. */
export class SoundDesk implements Disposable {
  readonly store: StoreApi<SoundDeskState> = createStore<SoundDeskState>(() => ({
    on: false,
    follows: true,
    level: usualLevel,
    choice: null,
    sound: soundOff,
  }));
  private readonly tileSound: TileSound;

  constructor(bridge: BridgeEndpoint) {
    this.tileSound = new TileSound({ bridge, onState: (sound) => this.store.setState({ sound }) });
    this.tileSound.setLevel(usualLevel);
  }

  /** Switches the sound of the selected tile on, or off if it is that camera's. Call it from a key press or a click: browsers want one. */
  toggle(choice: SoundChoice | null): void {
    const { on, choice: heard } = this.store.getState();
    if (on && (choice === null || heard?.cameraId === choice.cameraId)) this.off();
    else if (choice !== null) this.hear(true, choice);
  }

  off(): void {
    this.hear(false, null);
  }

  /** The selection, or the stream that shows the selected camera, has changed; null is an empty tile or none. */
  select(choice: SoundChoice | null): void {
    const { on, follows, choice: heard } = this.store.getState();
    if (!on) return;
    if (follows || heard?.cameraId === choice?.cameraId) this.hear(true, choice);
  }

  /** Listening stays with the camera, or goes with the selection, which is `choice` now. */
  follow(follows: boolean, choice: SoundChoice | null): void {
    this.store.setState({ follows });
    if (follows) this.select(choice);
  }

  setLevel(level: number): void {
    const within = Math.min(1, Math.max(0, Math.round(level * 100) / 100));
    this.store.setState({ level: within });
    this.tileSound.setLevel(within);
  }

  louder(): void {
    this.setLevel(this.store.getState().level + levelStep);
  }

  quieter(): void {
    this.setLevel(this.store.getState().level - levelStep);
  }

  dispose(): void {
    this.tileSound.dispose();
  }

  private hear(on: boolean, choice: SoundChoice | null): void {
    this.store.setState({ on, choice });
    this.tileSound.listen(choice?.cameraId ?? null, choice?.role ?? 'sub');
  }
}
