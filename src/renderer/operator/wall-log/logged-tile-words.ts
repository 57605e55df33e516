import type { LoggedTile } from '../../../shared/contract/wall-log-calls.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { type TileWords, tileWords } from '../../i18n/tile-words.ts';
import { zoomFactor } from '../../i18n/zoom-factor.ts';

/**
 * How a tile was, in the desk's words. The log keeps neither the age of an old picture nor how often was tried: those words go without.
 */
export function loggedTileWords(t: Translate, { state, reason }: LoggedTile): TileWords {
  if (state === null)
    return { tone: 'quiet', icon: 'unknown', word: t('wallLog.unsaid'), why: '', quality: '' };
  const words = tileWords(t, { state, reason, attempt: 1, codec: null, pictureAtMs: null }, 0);
  if (state === 'stale' || state === 'reconnecting') return { ...words, word: t(`wallLog.${state}`) };
  return state === 'live' ? { ...words, icon: 'live' } : words;
}

/** The quality of what was shown: size of the picture, stream, part of it; empty where there was no picture. */
export function loggedQuality(t: Translate, { stream, width, height, region }: LoggedTile): string {
  const size = width === null || height === null ? '' : `${width}×${height}`;
  const part = region === null ? '' : t('tile.zoomed', { factor: zoomFactor(region) });
  return [size, stream === null ? '' : t(`stream.${stream}`), part].filter(Boolean).join(' · ');
}
