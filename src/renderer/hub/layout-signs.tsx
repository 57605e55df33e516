import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { refusedWords } from './refused-words.ts';
import { ScopeSign } from './scope-sign.tsx';
import { useHub } from './use-hub.ts';
import './hub.css';

/** Of a layout that the hub has or will have: who has it, whether it waits, why it was refused. Nothing for this console's own. */
export function LayoutSigns({ id }: { id: string }) {
  const { t } = useTranslation();
  const view = useHub(({ items }) => items.find(({ item }) => item.id === id));
  if (!view) return null;
  return (
    <span className="hub-signs">
      <ScopeSign scope={view.item.scope} />
      {view.waiting ? (
        <span className="hub-scope quiet">
          <Icon name="clock" /> {t('hub.itemWaiting')}
        </span>
      ) : null}
      {view.conflict ? (
        <span className="hub-scope hub-warn">
          <Icon name="warning" /> {t('hub.itemConflict')}
        </span>
      ) : null}
      {view.refused ? (
        <span className="hub-scope hub-warn" title={refusedWords(t, view.refused)}>
          <Icon name="barred" /> {t('hub.itemRefused', { why: refusedWords(t, view.refused) })}
        </span>
      ) : null}
    </span>
  );
}
