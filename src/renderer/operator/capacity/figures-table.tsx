import { useTranslation } from 'react-i18next';
import type { CapacityFigure, CapacityView } from '../../../shared/capacity/capacity.ts';
import { codecWords } from '../../i18n/codec-words.ts';
import { methodWords } from './method-words.ts';
import { streamsToFill, usualFps } from './streams-to-fill.ts';

const columns = ['lane', 'method', 'codec', 'size', 'cost', 'fill'] as const;

/** What was measured: what a picture of each kind costs, and how many such streams would take the whole machine. */
export function FiguresTable({ view: { figures, machine } }: { view: CapacityView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="capacity-figures">
      <h3 id="capacity-figures">{t('capacity.figures')}</h3>
      {figures.length === 0 ? (
        <p className="quiet">{t('capacity.figuresNone')}</p>
      ) : (
        <>
          <p className="quiet">{t('capacity.figuresText', { fps: usualFps })}</p>
          <table className="capacity-figures">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`capacity.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.map((figure) => (
                <FigureRow key={keyOf(figure)} figure={figure} fill={streamsToFill(figure, machine)} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function FigureRow({ figure, fill }: { figure: CapacityFigure; fill: number | null }) {
  const { t, i18n } = useTranslation();
  const { lane, method, codec, width, height, tileWidth, tileHeight, msPerPicture, problem } = figure;
  const cost = msPerPicture?.toLocaleString(i18n.language, { maximumFractionDigits: 2 });
  return (
    <tr>
      <td>{t(`capacity.lane.${lane}`)}</td>
      <td>{methodWords(t, method)}</td>
      <td>{codecWords(t, codec)}</td>
      <td>
        {width}×{height} → {tileWidth}×{tileHeight}
      </td>
      {cost === undefined ? (
        <td colSpan={2}>
          {t('capacity.worksNot')}
          {problem ? <span className="quiet capacity-detail">{problem}</span> : null}
        </td>
      ) : (
        <>
          <td>{t('capacity.cost', { ms: cost })}</td>
          <td>{t('capacity.fill', { count: fill ?? 0 })}</td>
        </>
      )}
    </tr>
  );
}

function keyOf({ lane, method, codec, width, height, tileWidth, tileHeight }: CapacityFigure): string {
  return [lane, method, codec, width, height, tileWidth, tileHeight].join(' ');
}
