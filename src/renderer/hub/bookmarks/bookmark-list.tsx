import { useRef, useState } from 'react';
import { Button, GridList, Input, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Bookmark } from '../../../shared/hub/shared-item.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { ask, placeCamera } from '../../operator/desk-acts.ts';
import { useChord } from '../../operator/keys/use-chord.ts';
import { useOperator, useSession } from '../../operator/operator-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { useHub } from '../use-hub.ts';
import { askBookmark } from './bookmark-question.ts';
import { BookmarkRow } from './bookmark-row.tsx';
import { matchingBookmarks } from './matching-bookmarks.ts';

/** More than anybody reads: who looks for an old one types a word. */
const mostShown = 200;

/** Searched, opened on the selected tile, changed, deleted and brought back, all with the keyboard. */
export function BookmarkList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const items = useHub((state) => state.items);
  const cameras = useSession((state) => state.cameras);
  const key = useChord('bookmark');
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [deleted, setDeleted] = useState<Bookmark | null>(null);
  const cameraWords = (id: string) => {
    const camera = cameras.get(id);
    return camera ? `${cameraNumber(camera.number)} ${camera.name} ${camera.unit}` : '';
  };
  const found = matchingBookmarks(items, query, cameraWords);
  const shown = found.slice(0, mostShown);
  const open = (id: string) => {
    const chosen = shown.find(({ item }) => item.id === id);
    if (!chosen || !cameras.has(chosen.item.cameraId)) return;
    placeCamera(operator, chosen.item.cameraId);
    onClose();
  };
  const remove = (item: Bookmark) => ask(operator, 'items.remove', { id: item.id }, () => setDeleted(item));
  const bringBack = (item: Bookmark) => ask(operator, 'items.put', { item }, () => setDeleted(null));
  return (
    <>
      <SearchField
        className="key-search"
        aria-label={t('hub.bookmark.search')}
        value={query}
        onChange={setQuery}
        autoFocus
      >
        <Icon name="search" />
        <Input
          placeholder={t('hub.bookmark.search')}
          spellCheck={false}
          autoComplete="off"
          maxLength={200}
          onKeyDown={(event) => {
            if (event.code === 'ArrowDown') list.current?.querySelector<HTMLElement>('[role="row"]')?.focus();
          }}
        />
      </SearchField>
      {deleted ? <Deleted item={deleted} onUndo={() => bringBack(deleted)} /> : null}
      <p className="quiet" role="status">
        {found.length > mostShown
          ? t('hub.bookmark.first', { shown: mostShown, count: found.length })
          : t('hub.bookmark.count', { count: found.length })}
        {found.length > 0 ? ` · ${t('hub.bookmark.openHint')}` : ''}
      </p>
      <GridList
        ref={list}
        className="bookmark-list"
        aria-label={t('hub.bookmark.list')}
        items={shown.map((view) => ({ id: view.item.id, view }))}
        dependencies={[cameras]}
        onAction={(id) => open(String(id))}
        renderEmptyState={() => (
          <p>{query.trim() === '' ? t('hub.bookmark.empty', { key }) : t('hub.bookmark.notFound')}</p>
        )}
      >
        {({ view }) => (
          <BookmarkRow
            view={view}
            onChange={() => askBookmark(operator, { kind: 'change', bookmark: view.item })}
            onRemove={() => remove(view.item)}
          />
        )}
      </GridList>
    </>
  );
}

function Deleted({ item, onUndo }: { item: Bookmark; onUndo: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="bookmark-deleted note-box" role="status">
      <span>{t('hub.bookmark.deleted', { title: item.title })}</span>
      <Button className="bar-button" autoFocus onPress={onUndo}>
        {t('hub.bookmark.undo')}
      </Button>
    </p>
  );
}
