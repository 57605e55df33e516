import type { Machine } from '../../shared/capacity/capacity.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import type { Translate } from '../i18n/i18n.ts';

/** Where and by what a tile's pictures are decoded, in plain words; empty while nothing is. A machine without a graphics card does all in software. */
export function decodedWords(
  t: Translate,
  { lane, method }: Pick<TileReport, 'lane' | 'method'>,
  machine: Pick<Machine, 'graphics'> | null,
): string {
  if (lane === null) return '';
  const by = method ?? (machine?.graphics === '' ? 'software' : null);
  const where = t(`facts.decodedIn.${lane}`);
  if (by === null) return lane === 'webcodecs' ? t('facts.decodedByBrowser', { where }) : where;
  if (by === 'software') return t('facts.decodedBySoftware', { where });
  return by === 'hardware'
    ? t('facts.decodedByHardware', { where })
    : t('facts.decodedByMethod', { where, method: by });
}
