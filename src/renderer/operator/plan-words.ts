import type { TileReport } from '../../shared/wall/tile-report.ts';
import type { Translate } from '../i18n/i18n.ts';
import { type TileWords, tileWords } from '../i18n/tile-words.ts';
import type { OperatorState } from './operator-store.ts';

/** A wall window reports every second; after this long without a word nothing is known about its tiles. */
const silentAfterMs = 4000;

/** What is known of a tile that has a camera. */
export type TileKnowledge =
  | { readonly kind: 'report'; readonly report: TileReport }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'missing' };

type Known = Pick<OperatorState, 'reports' | 'nowMs' | 'openedAtMs'>;

/** Of a camera that is not in the list any more, whatever the window says. */
export const missing: TileKnowledge = { kind: 'missing' };

/** A report counts for the camera it was made of and only while its window goes on reporting. */
export function tileKnowledge(
  known: Known,
  displayId: string,
  tile: number,
  cameraId: string,
): TileKnowledge {
  const display = known.reports.get(displayId);
  if (known.nowMs - (display?.arrivedAtMs ?? known.openedAtMs) > silentAfterMs) return { kind: 'silent' };
  const report = display?.tiles.get(tile);
  return report?.cameraId === cameraId ? { kind: 'report', report } : { kind: 'waiting' };
}

export function planWords(t: Translate, knowledge: TileKnowledge, nowMs: number): TileWords {
  if (knowledge.kind === 'silent')
    return { tone: 'warn', icon: 'unknown', word: t('plan.silent'), why: '', quality: '' };
  if (knowledge.kind === 'missing')
    return { tone: 'warn', icon: 'missing', word: t('plan.missing'), why: '', quality: '' };
  if (knowledge.kind === 'waiting')
    return { tone: 'quiet', icon: 'dots', word: t('state.connecting'), why: '', quality: '' };
  const words = tileWords(t, knowledge.report, nowMs);
  if (words.tone !== 'live') return words;
  const { reason } = knowledge.report;
  const isFull = reason === null || reason === 'small-tile';
  return isFull ? { ...words, icon: 'live', quality: '' } : { ...words, icon: 'warning' };
}
