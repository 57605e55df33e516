import type { SoundDesk } from '../../src/renderer/audio/sound-desk.ts';
import type { SoundState } from '../../src/renderer/audio/sound-state.ts';
import type { Language } from '../../src/renderer/i18n/i18n.ts';
import type { StreamRole } from '../../src/shared/camera/stream-role.ts';
import type { Heard } from './loudspeaker.ts';

/** What the test reads off the page and does to it. */
export interface TestedSound {
  readonly desk: SoundDesk;
  /** Every phase in order, without repetition. */
  readonly phases: SoundState['phase'][];
  select(cameraId: string, role: StreamRole): void;
  language(language: Language): void;
  heard(): Heard;
}

declare global {
  var testedSound: TestedSound;
}
