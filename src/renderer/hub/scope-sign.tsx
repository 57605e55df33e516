import { useTranslation } from 'react-i18next';
import type { ItemScope } from '../../shared/hub/shared-item.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';

const icons: Readonly<Record<ItemScope['kind'], IconName>> = {
  private: 'person',
  unit: 'people',
  city: 'city',
};

/** Who has a layout, as a drawing and a word. */
export function ScopeSign({ scope }: { scope: ItemScope }) {
  const { t } = useTranslation();
  return (
    <span className="hub-scope quiet">
      <Icon name={icons[scope.kind]} /> {t(`hub.scope.${scope.kind}`)}
    </span>
  );
}
