import { useTranslation } from 'react-i18next';
import type { ItemScope } from '../../shared/hub/shared-item.ts';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { useScopes } from './use-scopes.ts';

interface Props {
  /** Those to choose from; left out: those that who sits here may give to a layout. */
  readonly scopes?: readonly ItemScope[];
  readonly value: ItemScope['kind'];
  onChoose(kind: ItemScope['kind']): void;
}

/** For whom a layout or bookmark is kept; only where there is a choice. The hub has the last word. */
export function ScopeField({ scopes: given, value, onChoose }: Props) {
  const { t } = useTranslation();
  const own = useScopes();
  const scopes = given ?? own;
  if (scopes.length < 2) return null;
  return (
    <div className="layout-label-key">
      <span aria-hidden="true">{t('hub.scopeFor')}</span>
      <SegmentedChoice
        label={t('hub.scopeFor')}
        value={value}
        choices={scopes.map(({ kind }) => ({ value: kind, text: t(`hub.scope.${kind}`) }))}
        onChoose={onChoose}
      />
    </div>
  );
}
