import { useTranslation } from 'react-i18next';
import type { ItemScope } from '../../shared/hub/shared-item.ts';
import { SegmentedChoice } from '../ui/segmented-choice.tsx';
import { useScopes } from './use-scopes.ts';

interface Props {
  readonly value: ItemScope['kind'];
  onChoose(kind: ItemScope['kind']): void;
}

/** For whom a layout is kept; only where there is a choice. The hub has the last word. */
export function ScopeField({ value, onChoose }: Props) {
  const { t } = useTranslation();
  const scopes = useScopes();
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
