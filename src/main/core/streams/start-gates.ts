import { StartGate } from './start-gate.ts';

/** Who may begin when, by client. */
export interface StartGates {
  readonly own: StartGate;
  readonly ffmpeg: StartGate;
}

/**
 * A server that makes a stream when it is asked for one begins it with a keyframe: streams that are all asked for in one instant have their keyframes in one
 * instant for ever, and these take ten times as long to decode as other pictures. 64 tiles have all been asked for within a second.
 */
const apartMs = 15;

/**
 * Starts under way at once, and how long each may take before the next goes ahead. A connection of our own costs us nothing, but a recorder that serves many
 * cameras is not asked for all of them in one instant. Starting an ffmpeg is mostly computing, so more at once only makes all of them late; the time lets cameras
 * that are slow to answer start side by side.
 */
export function startGates(): StartGates {
  return {
    own: new StartGate({ width: 16, holdMs: 250, apartMs }),
    ffmpeg: new StartGate({ width: 8, holdMs: 400 }),
  };
}
