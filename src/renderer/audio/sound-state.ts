/**
 * How listening stands. - `off`: nobody listens, nothing is asked for. - `opening`: asked for, nothing heard yet. - `playing`: it can be
 * heard. - `silent`: the camera has sound, but none has come for a while. - `no-audio`: the camera sends no sound. - `unsupported`: this
 * machine cannot decode it. - `failed`: it cannot be had at the moment; it is tried again by itself.
 */
export type SoundPhase = 'off' | 'opening' | 'playing' | 'silent' | 'no-audio' | 'unsupported' | 'failed';

/** What is heard of which camera. `codec` as ffmpeg spells it; `peak` is the loudest of the last 100 ms before the level is applied, 0 to 1. */
export interface SoundState {
  readonly cameraId: string | null;
  readonly phase: SoundPhase;
  readonly codec: string | null;
  readonly peak: number;
}

export const soundOff: SoundState = { cameraId: null, phase: 'off', codec: null, peak: 0 };
