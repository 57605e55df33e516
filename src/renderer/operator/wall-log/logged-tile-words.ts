import type { LoggedTile } from '../../../shared/contract/wall-log-calls.ts';
import { codecWords } from '../../i18n/codec-words.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { type TileWords, tileWords } from '../../i18n/tile-words.ts';
import { zoomFactor } from '../../i18n/zoom-factor.ts';

/**
 * How a tile was at that moment, in the desk's words. The log keeps not how often was tried, and an older one not the age of an old picture: those words go
 * without.
 */
export function loggedTileWords(
  t: Translate,
  { state, reason, codec, pictureAtMs }: LoggedTile,
  atMs: number,
): TileWords {
  if (state === null)
    return { tone: 'quiet', icon: 'unknown', word: t('wallLog.unsaid'), why: '', quality: '' };
  const words = tileWords(t, { state, reason, attempt: 1, codec, pictureAtMs }, atMs);
  if (state === 'reconnecting' || (state === 'stale' && pictureAtMs === null))
    return { ...words, word: t(`wallLog.${state}`) };
  return state === 'live' ? { ...words, icon: 'live' } : words;
}

/** The quality of what was shown: size of the picture, rate, stream, part of it; empty where there was no picture. */
export function loggedQuality(t: Translate, { stream, width, height, fps, region }: LoggedTile): string {
  const size = width === null || height === null ? '' : `${width}×${height}`;
  const rate = fps === null ? '' : t('wallLog.fps', { fps: Math.round(fps) });
  const part = region === null ? '' : t('tile.zoomed', { factor: zoomFactor(region) });
  return [size, rate, stream === null ? '' : t(`stream.${stream}`), part].filter(Boolean).join(' · ');
}

/** How the picture came to the glass: codec, where it was decoded, how it travelled. Empty where nothing is known. */
export function loggedWay(t: Translate, { codec, lane, transport }: LoggedTile): string {
  const where = lane === null ? '' : t('wallLog.decoded', { where: t(`facts.decodedIn.${lane}`) });
  const by = transport === null ? '' : t('wallLog.transport', { transport: transport.toUpperCase() });
  return [codec === null ? '' : codecWords(t, codec), where, by].filter(Boolean).join(' · ');
}
