import { StartGate } from './start-gate.ts';

/** Who may begin when, by client. */
export interface StartGates {
  readonly own: StartGate;
  readonly ffmpeg: StartGate;
}

/**
 * Starts under way at once, and how long each may take before the next goes ahead. A connection of our own costs us nothing, but a recorder that serves many
 * cameras is not asked for all of them in one instant. Starting an ffmpeg is mostly computing, so more at once only makes all of them late; the time lets cameras
 * that are slow to answer start side by side.
 */
export function startGates(): StartGates {
  return { own: new StartGate({ width: 16, holdMs: 250 }), ffmpeg: new StartGate({ width: 8, holdMs: 400 }) };
}
