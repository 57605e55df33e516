import { useTranslation } from 'react-i18next';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSession } from '../operator-context.ts';
import { missingTiles } from './missing-cameras.ts';

/** How many of a layout's tiles would stay empty because their cameras are not in the list; nothing when none would. */
export function MissingSign({ layout }: { layout: SavedLayout }) {
  const { t } = useTranslation();
  const count = useSession((state) => missingTiles(layout, state).length);
  if (count === 0) return null;
  return (
    <span className="layout-missing">
      <Icon name="missing" /> {t('layouts.missing', { count })}
    </span>
  );
}
