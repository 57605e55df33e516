import { useTranslation } from 'react-i18next';
import type { SharedItem } from '../../shared/hub/shared-item.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import { recentWords } from '../i18n/moment-words.ts';
import { useSession } from '../operator/operator-context.ts';
import { LayoutIcon } from '../ui/layout-icon.tsx';
import { ScopeSign } from './scope-sign.tsx';
import { useHub } from './use-hub.ts';

/** One side of a conflict; null: it is removed there. */
export function ItemSide({ title, item }: { title: string; item: SharedItem | null }) {
  const { t } = useTranslation();
  const cameras = useSession((state) => state.cameras);
  const aheadMs = useHub(({ view }) => view.hubAheadMs);
  const nameOf = (id: string) => {
    const camera = cameras.get(id);
    return camera ? `${cameraNumber(camera.number)} ${camera.name}` : t('hub.conflict.unknownCamera');
  };
  return (
    <>
      <h3>{title}</h3>
      {item === null ? <p className="quiet">{t('hub.conflict.removed')}</p> : null}
      {item ? (
        <p className="hub-pushed">
          <bdi>{item.kind === 'layout' ? item.layout.name : item.title}</bdi> <ScopeSign scope={item.scope} />
        </p>
      ) : null}
      {item?.kind === 'layout' ? (
        <>
          <LayoutIcon grid={item.layout.grid} />
          <ol className="hub-tiles">
            {item.layout.grid.cells.map((cell, tile) => {
              const cameraId = item.layout.tiles[tile] ?? null;
              return (
                <li key={`${cell.column} ${cell.row}`} className={cameraId === null ? 'quiet' : ''}>
                  {cameraId === null ? t('hub.conflict.emptyTile') : nameOf(cameraId)}
                </li>
              );
            })}
          </ol>
        </>
      ) : null}
      {item?.kind === 'bookmark' ? (
        <>
          <p>
            {nameOf(item.cameraId)} · <time>{recentWords(item.fromMs - aheadMs)}</time>
          </p>
          {item.note === '' ? null : (
            <p>
              <bdi>{item.note}</bdi>
            </p>
          )}
        </>
      ) : null}
    </>
  );
}
