import { Button, GridListItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { decideItem } from '../../../shared/hub/decide-item.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { recentWords } from '../../i18n/moment-words.ts';
import { useSession } from '../../operator/operator-context.ts';
import { hasRight } from '../general-rights.ts';
import { ItemSigns } from '../item-signs.tsx';
import { useHub } from '../use-hub.ts';
import type { BookmarkView } from './matching-bookmarks.ts';

interface Props {
  readonly view: BookmarkView;
  onChange(): void;
  onRemove(): void;
}

/** One bookmark: when, where, what, whose, and what may be done with it here. */
export function BookmarkRow({ view, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { item } = view;
  const hub = useHub((state) => state);
  const camera = useSession((state) => state.cameras.get(item.cameraId));
  const nowMs = Date.now();
  const mine = item.ownerId === hub.view.person?.id;
  const may = hub.access !== null && decideItem(hub.access, item, nowMs).allowed;
  const mayChange = may && camera !== undefined && hasRight(hub, 'bookmark', nowMs);
  const owner = mine ? t('hub.bookmark.mine') : item.ownerName || t('hub.bookmark.somebody');
  const where = camera ? `${cameraNumber(camera.number)} ${camera.name}` : t('hub.conflict.unknownCamera');
  return (
    <GridListItem id={item.id} className="bookmark-row" textValue={item.title}>
      <time className="bookmark-when">{recentWords(item.fromMs - hub.view.hubAheadMs)}</time>
      <div className="bookmark-words">
        <p>
          <b>
            <bdi>{item.title}</bdi>
          </b>
        </p>
        <p className={camera ? '' : 'quiet'}>{where}</p>
        {item.note === '' ? null : (
          <p className="quiet">
            <bdi>{item.note}</bdi>
          </p>
        )}
        <p className="hub-signs">
          <span className="quiet">{owner}</span>
          <ItemSigns view={view} />
        </p>
      </div>
      <div className="bookmark-acts">
        {mayChange ? (
          <Button
            className="bar-button"
            aria-label={t('hub.bookmark.changeOf', { title: item.title })}
            onPress={onChange}
          >
            {t('hub.bookmark.edit')}
          </Button>
        ) : null}
        {may ? (
          <Button
            className="bar-button"
            aria-label={t('hub.bookmark.removeOf', { title: item.title })}
            onPress={onRemove}
          >
            {t('hub.bookmark.remove')}
          </Button>
        ) : null}
      </div>
    </GridListItem>
  );
}
