import { useState } from 'react';
import { Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { foldText } from '../ui/fold-text.ts';
import { leaveForm } from './unsaved/unsaved.ts';

export interface PickItem {
  readonly id: string;
  readonly text: string;
  readonly more: string;
  /** Searched as well, not shown. */
  readonly also?: string;
  readonly quiet?: boolean;
}

export interface PickListProps {
  readonly label: string;
  readonly items: readonly PickItem[];
  readonly picked: string | null;
  /** What to do when there is nothing at all. */
  readonly empty: string;
  readonly newWords?: string;
  onPick(id: string): void;
  onNew?(): void;
}

/** As much of a long list as a person reads; the search finds the rest. */
const shownMost = 200;

/** The things of a section: found by name without diacritics, walked with the arrows. */
export function PickList({ label, items, picked, empty, newWords, onPick, onNew }: PickListProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const words = foldText(search).split(/\s+/).filter(Boolean);
  const found = items.filter(({ text, more, also }) => {
    const folded = foldText(`${text} ${more} ${also ?? ''}`);
    return words.every((word) => folded.includes(word));
  });
  return (
    <div className="admin-list">
      <SearchField className="hub-field" aria-label={t('admin.search')} value={search} onChange={setSearch}>
        <Input placeholder={t('admin.search')} spellCheck={false} />
      </SearchField>
      {newWords && onNew ? (
        <Button className="bar-button" onPress={() => leaveForm(onNew)}>
          {newWords}
        </Button>
      ) : null}
      <ListBox
        aria-label={label}
        className="admin-items"
        selectionMode="single"
        selectionBehavior="toggle"
        disallowEmptySelection
        selectedKeys={picked === null ? [] : [picked]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined && key !== picked) leaveForm(() => onPick(String(key)));
        }}
        renderEmptyState={() => (
          <p className="quiet">{items.length === 0 ? empty : t('admin.notFound', { search })}</p>
        )}
      >
        {found.slice(0, shownMost).map(({ id, text, more, quiet }) => (
          <ListBoxItem
            key={id}
            id={id}
            textValue={text}
            className={quiet ? 'admin-item quiet' : 'admin-item'}
          >
            <span>{text}</span>
            <span className="admin-more">{more}</span>
          </ListBoxItem>
        ))}
      </ListBox>
      {found.length > shownMost ? (
        <p className="quiet">{t('admin.more', { count: found.length - shownMost })}</p>
      ) : null}
    </div>
  );
}
