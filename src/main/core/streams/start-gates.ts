import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import { StartGate } from './start-gate.ts';

/** Who may begin when, by client; our own by what it asks for. */
export interface StartGates {
  readonly own: Readonly<Record<StreamRole, StartGate>>;
  readonly ffmpeg: StartGate;
}

/**
 * A server that makes a stream when it is asked for one begins it with a keyframe, and many a camera sends one to whoever comes: streams that are all asked for in
 * one instant have their keyframes in one instant for ever, and these take ten times as long to decode as other pictures, a main stream's 30 ms and more. Spread
 * over the two seconds that usually lie between keyframes they disturb nobody. Of 64 substreams the last is asked for after 1.9 s, of 12 main streams after 1.1 s.
 */
const apart = {
  main: { mostMs: 100, shareMs: 1500 },
  sub: { mostMs: 30, shareMs: 1500 },
} as const;

/**
 * Starts under way at once, and how long each may take before the next goes ahead. A connection of our own costs us nothing, but a recorder that serves many
 * cameras is not asked for all of them in one instant. Starting an ffmpeg is mostly computing, so more at once only makes all of them late; the time lets cameras
 * that are slow to answer start side by side.
 */
export function startGates(): StartGates {
  const own = { width: 16, holdMs: 250 };
  return {
    own: {
      main: new StartGate({ ...own, apart: apart.main }),
      sub: new StartGate({ ...own, apart: apart.sub }),
    },
    ffmpeg: new StartGate({ width: 8, holdMs: 400 }),
  };
}
