import { useTranslation } from 'react-i18next';
import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import { reasonWords } from '../../i18n/tile-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { isUsual, lowTiles } from './low-tiles.ts';

/** Which tiles show less than the best now: how many, why, what that means. */
export function LowPart({ view }: { view: CapacityView }) {
  const { t } = useTranslation();
  const low = lowTiles(view);
  return (
    <section aria-labelledby="capacity-low">
      <h3 id="capacity-low">{t('capacity.lowTitle')}</h3>
      {low.length === 0 ? <p className="quiet">{t('capacity.lowNone')}</p> : null}
      <ul className="capacity-reasons">
        {low.map(({ reason, count }) => (
          <li key={reason} data-usual={isUsual(reason)}>
            <Icon name={isUsual(reason) ? 'info' : 'warning'} />
            <span>
              <b>{t('capacity.lowTiles', { count })}</b>
              {': '}
              {reasonWords(t, reason, null)}
              {'. '}
              <span className="quiet">{t(`reasonMeans.${reason}`, { codec: '' })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
