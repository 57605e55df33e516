import { useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { DialogSheet } from '../../ui/dialog-sheet.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SheetHead } from '../../ui/sheet-head.tsx';
import { ask } from '../desk-acts.ts';
import { useOperator, useSession } from '../operator-context.ts';
import './key-sheet.css';
import { type ActId, keyBindings } from './key-bindings.ts';
import { KeyRow } from './key-row.tsx';
import { matchingKeys } from './matching-keys.ts';
import { ResetKeys } from './reset-keys.tsx';
import { type KeyChoices, withChoice } from './resolve-bindings.ts';
import { useBindings } from './use-bindings.ts';
import { useKeyLabels } from './use-key-labels.ts';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** All keys of the desk, each to be changed by pressing another one. */
export function KeySheet({ isOpen, onClose }: Props) {
  return (
    <DialogSheet size="wide" isOpen={isOpen} isDismissable onClose={onClose}>
      <Keys onClose={onClose} />
    </DialogSheet>
  );
}

function Keys({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const choices = useSession((state) => state.preferences.keys);
  const bindings = useBindings();
  const labels = useKeyLabels();
  const [query, setQuery] = useState('');
  const [changing, setChanging] = useState<ActId | null>(null);
  const save = (keys: KeyChoices) => ask(operator, 'preferences.set', { keys: { ...keys } });
  const groups = matchingKeys(t, bindings, labels, query);
  return (
    <>
      <SheetHead title={t('keySheet.title')} onClose={onClose}>
        <Search query={query} onQuery={setQuery} />
        <ResetKeys count={changedCount(bindings)} onReset={() => save({})} />
      </SheetHead>
      <div className="sheet-body key-groups">
        {groups.map(({ group, rows }) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{t(`keySheet.group.${group}`)}</h3>
            <ul>
              {rows.map((binding) => (
                <KeyRow
                  key={binding.id}
                  binding={binding}
                  bindings={bindings}
                  labels={labels}
                  changing={changing === binding.id}
                  onChanging={(on) => setChanging(on ? binding.id : null)}
                  onChord={(chord) => save(withChoice(choices, binding.id, chord))}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="key-none" role="status">
        {groups.length === 0 ? t('keySheet.none', { query }) : ''}
      </p>
    </>
  );
}

/** Escape empties the field, and when it is empty, closes the sheet. */
function Search({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const { t } = useTranslation();
  const words = t('keySheet.search');
  return (
    <SearchField className="key-search" aria-label={words} value={query} onChange={onQuery} autoFocus>
      <Icon name="search" />
      <Input placeholder={words} spellCheck={false} autoComplete="off" />
    </SearchField>
  );
}

function changedCount(bindings: ReturnType<typeof useBindings>): number {
  return keyBindings.filter(({ id, chord }) => bindings.get(id) !== chord).length;
}
