import { useTranslation } from 'react-i18next';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import { clockWords } from '../i18n/clock-words.ts';
import { codecWords } from '../i18n/codec-words.ts';
import { useCapacity } from './capacity/use-capacity.ts';
import { decodedWords } from './decoded-words.ts';

/** A tile's figures: the picture's time, the stream, its rate and delay. */
export function FactsFigures({ report }: { report: TileReport }) {
  const { t } = useTranslation();
  const machine = useCapacity(({ view }) => view?.machine ?? null);
  const { codec, width, height, stream, ageMs, pictureAtMs, detail } = report;
  const { receivedFps, presentedFps } = report.recent ?? report;
  const streamWords = [
    stream ? t(`stream.${stream}`) : '',
    codec ? codecWords(t, codec) : '',
    width ? `${width}×${height}` : '',
  ];
  const figures: [string, string][] = [
    [t('facts.clock'), pictureAtMs === null ? t('facts.noPicture') : clockWords(pictureAtMs)],
    [t('facts.stream'), streamWords.filter(Boolean).join(' · ') || '–'],
    [t('facts.decoded'), decodedWords(t, report, machine) || '–'],
    [
      t('facts.fps'),
      codec === null
        ? '–'
        : t('facts.fpsValue', {
            presented: presentedFps,
            received: receivedFps,
          }),
    ],
    [
      t('facts.age'),
      ageMs ? t('facts.ageValue', { p50: Math.round(ageMs.p50), p95: Math.round(ageMs.p95) }) : '–',
    ],
  ];
  if (detail !== '') figures.push([t('facts.detail'), detail]);
  return (
    <dl className="facts-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
