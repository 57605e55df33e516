import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useOperator } from '../operator/operator-context.ts';
import { Icon } from '../ui/icon.tsx';
import { undecidedItems } from './undecided-items.ts';
import { useHub } from './use-hub.ts';
import './hub.css';

/** In the top bar, only while there is something to decide; nothing opens by itself. */
export function ConflictsSign() {
  const { t } = useTranslation();
  const { store } = useOperator();
  const count = useHub(({ items, view }) => undecidedItems(items).length + view.refused.length);
  if (count === 0) return null;
  return (
    <Button
      className="act-button hub-undecided"
      aria-label={t('hub.conflicts', { count })}
      onPress={() => store.setState({ dialog: 'conflicts' })}
    >
      <Icon name="warning" />
      <span title={t('hub.conflicts', { count })}>{count}</span>
    </Button>
  );
}
