import type { TileReport } from '../../shared/wall/tile-report.ts';
import { codecWords } from '../i18n/codec-words.ts';
import type { Translate } from '../i18n/i18n.ts';

/** A tile's figures for whoever looks after the machine, three lines. */
export function overlayLines(t: Translate, report: TileReport | undefined): string {
  if (!report?.codec) return t('overlay.none');
  const picture = t('overlay.picture', {
    codec: codecWords(t, report.codec),
    width: report.width ?? '?',
    height: report.height ?? '?',
    stream: report.stream ? t(`stream.${report.stream}`) : '',
  });
  const { receivedFps, presentedFps } = report.recent ?? report;
  const rates = t('overlay.rates', {
    received: receivedFps,
    presented: presentedFps,
  });
  const lane = t('overlay.lane', {
    lane: report.lane ?? '–',
    age: report.ageMs ? Math.round(report.ageMs.p50) : '–',
    dropped: report.dropped,
  });
  return [picture, rates, lane].join('\n');
}
