import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../shared/contract/hub-view.ts';
import { Icon } from '../ui/icon.tsx';
import { refusedWords } from './refused-words.ts';
import { ScopeSign } from './scope-sign.tsx';
import './hub.css';

/** Of a layout or bookmark: who has it, whether it waits, whether somebody else changed it too, why it was refused. */
export function ItemSigns({ view }: { view: ItemView }) {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}
