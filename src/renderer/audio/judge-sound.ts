import type { IngestStatus } from '../../shared/media/ingest-status.ts';
import type { SoundPhase } from './sound-state.ts';

/** Sound that has paused for longer is said to be silent: a lost packet or two is no news. */
export const silentAfterMs = 2000;

/** What is known of a line to a camera's sound. Times are one clock's; null is never. */
export interface SoundKnowledge {
  readonly link: 'connecting' | 'up' | 'lost';
  readonly ingest: IngestStatus | null;
  /** `unknown` until the stream or the decoder has said what it is. */
  readonly sound: 'unknown' | 'none' | 'unsupported' | 'decodable';
  readonly decoderFailed: boolean;
  /** When the present connection said what sound it has. */
  readonly openedAtMs: number | null;
  /** When a packet last came, and when one was last played. */
  readonly arrivedAtMs: number | null;
  readonly heardAtMs: number | null;
  readonly nowMs: number;
}

/** The one place that says what an operator is told about a camera's sound. */
export function judgeSound(known: SoundKnowledge): Exclude<SoundPhase, 'off'> {
  const { link, ingest, sound } = known;
  if (link === 'lost' || ingest?.phase === 'waiting') return 'failed';
  if (link === 'connecting' || ingest === null || ingest.phase === 'connecting') return 'opening';
  if (sound === 'none') return 'no-audio';
  if (sound === 'unsupported') return 'unsupported';
  if (known.decoderFailed) return 'failed';
  if (sound === 'unknown' || known.openedAtMs === null) return 'opening';
  if (known.heardAtMs !== null && known.nowMs - known.heardAtMs < silentAfterMs) return 'playing';
  if (known.nowMs - Math.max(known.openedAtMs, known.heardAtMs ?? 0) < silentAfterMs) return 'opening';
  // What comes and is not heard is this machine's fault: a decoder that hangs, a loudspeaker that cannot be opened.
  const arrives = known.arrivedAtMs !== null && known.nowMs - known.arrivedAtMs < silentAfterMs;
  return arrives ? 'failed' : 'silent';
}
