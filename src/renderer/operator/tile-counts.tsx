import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { Icon } from '../ui/icon.tsx';
import { countTiles } from './count-tiles.ts';
import { useDesk, useSession } from './operator-context.ts';

/** How many tiles are live and how many are not. */
export function TileCounts() {
  const { t } = useTranslation();
  const wall = useSession((state) => state.wall);
  const { live, notLive } = useDesk(useShallow((state) => countTiles(wall, state)));
  return (
    <section className="counts" aria-label={t('bar.counts')}>
      <span>
        <b>{live}</b> {t('bar.live')}
      </span>
      <span className={notLive > 0 ? 'counts-bad' : 'quiet'}>
        {notLive > 0 ? <Icon name="warning" /> : null} <b>{notLive}</b> {t('bar.notLive')}
      </span>
    </section>
  );
}
