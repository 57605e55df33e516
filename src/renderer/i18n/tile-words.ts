import type { TileReport } from '../../shared/wall/tile-report.ts';
import { isQuality, type TileReason, type TileState } from '../../shared/wall/tile-state.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { ageWords } from './age-words.ts';
import { codecWords } from './codec-words.ts';
import type { Translate } from './i18n.ts';

/** How much a tile asks for attention; the shade follows it. */
export type TileTone = 'live' | 'quiet' | 'warn' | 'alarm';

/** Of a report, what its words depend on. */
export type TileFacts = Pick<TileReport, 'state' | 'reason' | 'attempt' | 'codec' | 'pictureAtMs'>;

/** A tile's state in words. `word` is the headline, `why` the rest (may be empty), `quality` why a live picture is not the best. */
export interface TileWords {
  readonly tone: TileTone;
  readonly icon: IconName | null;
  readonly word: string;
  readonly why: string;
  readonly quality: string;
}

const tones: Readonly<Record<TileState, TileTone>> = {
  live: 'live',
  connecting: 'quiet',
  stale: 'warn',
  reconnecting: 'warn',
  failed: 'alarm',
  ended: 'quiet',
  'not-allowed': 'quiet',
};

const stateIcons: Readonly<Record<TileState, IconName | null>> = {
  live: null,
  connecting: 'dots',
  stale: 'clock',
  reconnecting: 'retry',
  failed: 'warning',
  ended: 'stop',
  'not-allowed': 'barred',
};

const failedIcons: Partial<Record<TileReason, IconName>> = {
  unreachable: 'unplugged',
  timeout: 'unplugged',
  unauthorized: 'key',
  'not-found': 'missing',
  'no-video': 'no-video',
  'unsupported-codec': 'no-video',
};

/** Says what a tile shows. `nowMs` is on the same clock as the report's `pictureAtMs`. */
export function tileWords(t: Translate, facts: TileFacts, nowMs: number): TileWords {
  const { state, reason } = facts;
  const tone = tones[state];
  const reasonText = reason === null ? '' : reasonWords(t, reason, facts.codec);
  if (state === 'live')
    return { tone, icon: null, word: t('state.live'), why: '', quality: qualityWords(t, reason) };
  const age = facts.pictureAtMs === null ? null : ageWords(t, nowMs - facts.pictureAtMs);
  const oldPicture = age === null || state === 'stale' ? '' : t('state.stale', { age });
  const icon = (state === 'failed' && reason !== null && failedIcons[reason]) || stateIcons[state];
  const reasonLeads = reasonText !== '' && (state === 'failed' || state === 'not-allowed');
  const word = reasonLeads
    ? reasonText
    : t(`state.${state}`, { age: age ?? ageWords(t, 0), attempt: facts.attempt });
  const why = [reasonLeads ? '' : reasonText, oldPicture].filter((part) => part !== '').join('\u00a0· ');
  return { tone, icon, word, why, quality: '' };
}

/** Why a live picture is not the best. */
function qualityWords(t: Translate, reason: TileReason | null): string {
  if (reason === null) return '';
  // The report names the codec of the stream that is shown, not of the one that is missing.
  const words = reasonWords(t, reason, null);
  return isQuality(reason) ? words : t('quality.mainStream', { why: words });
}

/** A reason in a few words. */
export function reasonWords(t: Translate, reason: TileReason, codec: string | null): string {
  return t(`reason.${reason}`, { codec: codecWords(t, codec) });
}
