import type { Translate } from '../i18n/i18n.ts';
import type { TileWords } from '../i18n/tile-words.ts';
import type { OperatorState, TilePlace } from './operator-store.ts';
import { planWords, tileKnowledge } from './plan-words.ts';

type Seen = Pick<OperatorState, 'reports' | 'nowMs' | 'openedAtMs'>;

/**
 * Reads from the desk's state what a tile says of its camera. What it returns is the same object until a word of it changes, so that whoever
 * shows it has nothing to do while every window reports each second that all is well.
 */
export function tileWordsReader(t: Translate, { displayId, tile }: TilePlace, cameraId: string) {
  let seen: Seen | null = null;
  let words: TileWords | null = null;
  return (state: Seen): TileWords => {
    if (words !== null && seen?.reports === state.reports && seen.nowMs === state.nowMs) return words;
    seen = state;
    const now = planWords(t, tileKnowledge(state, displayId, tile, cameraId), state.nowMs);
    if (words === null || !sameWords(words, now)) words = now;
    return words;
  };
}

function sameWords(one: TileWords, other: TileWords): boolean {
  return (
    one.tone === other.tone &&
    one.icon === other.icon &&
    one.word === other.word &&
    one.why === other.why &&
    one.quality === other.quality
  );
}
