import { isQuality } from '../../shared/wall/tile-state.ts';
import { codecWords } from '../i18n/codec-words.ts';
import type { Translate } from '../i18n/i18n.ts';
import type { TileKnowledge } from './plan-words.ts';

/** What a tile's state means and what to do about it; `advice` is empty when there is nothing to do. */
export function stateAdvice(t: Translate, knowledge: TileKnowledge): { means: string; advice: string } {
  if (knowledge.kind === 'silent') return { means: t('facts.silentMeans'), advice: t('facts.silentDo') };
  if (knowledge.kind === 'missing') return { means: t('facts.missingMeans'), advice: t('facts.missingDo') };
  if (knowledge.kind === 'waiting') return { means: t('stateMeans.connecting'), advice: '' };
  const { state, reason, codec } = knowledge.report;
  const stateMeans = t(`stateMeans.${state}`);
  if (reason === null) return { means: stateMeans, advice: '' };
  const ofMainStream = state === 'live' && !isQuality(reason);
  // The report names the codec of the stream that is shown.
  const codecName = codecWords(t, ofMainStream ? null : codec);
  const reasonMeans = t(`reasonMeans.${reason}`, { codec: codecName });
  const liveMeans = ofMainStream ? t('quality.mainStreamMeans', { why: reasonMeans }) : reasonMeans;
  return {
    // Of a live picture only what is less than the best is news.
    means: state === 'live' ? liveMeans : `${stateMeans} ${reasonMeans}`,
    advice: t(`reasonDo.${reason}`, { codec: codecName }),
  };
}
