import { memo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useOperator } from '../operator-context.ts';
import { showAll, showNeighbours, showRecent } from './browser-acts.ts';
import { browserOf } from './browser-store.ts';

const lists = [
  { kind: 'all', keyCap: null, show: showAll },
  { kind: 'recent', keyCap: '[', show: showRecent },
  { kind: 'neighbours', keyCap: ']', show: showNeighbours },
] as const;

/** Which cameras are listed, each with its key. */
export const ListChoice = memo(() => {
  const { t } = useTranslation();
  const operator = useOperator();
  const chosen = useStore(browserOf(operator), (state) => state.list.kind);
  return (
    <ToggleButtonGroup
      className="segmented camera-lists"
      aria-label={t('list.which')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => lists.find(({ kind }) => keys.has(kind))?.show(operator)}
    >
      {lists.map(({ kind, keyCap }) => (
        <ToggleButton key={kind} id={kind}>
          {t(`list.${kind}`)}
          {keyCap ? <kbd>{keyCap}</kbd> : null}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});
