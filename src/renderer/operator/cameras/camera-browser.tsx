import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { useOperator, useSession } from '../operator-context.ts';
import { type BrowserList, browserOf } from './browser-store.ts';
import type { CameraHit } from './camera-cell.tsx';
import type { CameraEntry } from './camera-entry.ts';
import { CameraGrid } from './camera-grid.tsx';
import { EmptyList } from './empty-list.tsx';
import { ListChoice } from './list-choice.tsx';
import { type ListedCameras, listedCameras } from './listed-cameras.ts';
import { placeFromList } from './place-from-list.ts';
import { createCameraSearch } from './search-cameras.ts';
import { SearchField } from './search-field.tsx';
import { UnitPart } from './unit-part.tsx';
import { useCameraIndex } from './use-camera-index.ts';
import './camera-browser.css';

const noEntries: readonly CameraEntry[] = [];

/** The cameras of the desk: searched, by unit, the recent ones, the neighbours of the selected one; from here they go to a tile. */
export function CameraBrowser() {
  const { t } = useTranslation();
  const operator = useOperator();
  const browser = browserOf(operator);
  const { list, unit, query, marked } = useStore(browser);
  const index = useCameraIndex(useSession((state) => state.cameras));
  const entries = index ?? noEntries;
  const listed = useMemo(() => listedCameras(entries, list, unit), [entries, list, unit]);
  const [search] = useState(createCameraSearch);
  const found = useMemo(() => search(listed.entries, query), [search, listed, query]);
  const hitOf = useMemo(() => hitMaker(listed), [listed]);
  const rows = useCallback(
    (start: number, end: number) =>
      found === null
        ? listed.entries.slice(start, end).map(hitOf)
        : [...found.subarray(start, end)].flatMap((at) => listed.entries.slice(at, at + 1).map(hitOf)),
    [found, listed, hitOf],
  );
  const count = found?.length ?? listed.entries.length;
  const mark = useCallback((row: number) => browser.setState({ marked: row }), [browser]);
  useEffect(() => {
    if (marked > 0 && marked >= count) mark(Math.max(0, count - 1));
  }, [marked, count, mark]);
  const place = (row: number) => {
    const [hit] = rows(row, row + 1);
    if (hit) placeFromList(operator, hit.entry.camera.id);
  };
  return (
    <aside className="camera-list" aria-label={t('list.title')}>
      <SearchField count={count} marked={marked} onMark={mark} onPlace={place} />
      <ListChoice />
      <UnitPart entries={entries} />
      <ListLine shown={count} total={entries.length} list={list} entries={entries} />
      {count === 0 ? (
        <EmptyList
          total={index === null ? null : entries.length}
          list={list}
          query={query}
          inUnit={unit !== null}
          onShowAll={() => {
            browser.setState({ list: { kind: 'all' }, unit: null, marked: 0 });
          }}
        />
      ) : null}
      {index === null ? null : (
        <CameraGrid count={count} marked={marked} rows={rows} onMark={mark} onPlace={place} />
      )}
    </aside>
  );
}

/** Makes rows; an entry has the same row again, so that the grid leaves alone what did not change. */
function hitMaker({ neighbours }: ListedCameras): (entry: CameraEntry) => CameraHit {
  const made = new WeakMap<CameraEntry, CameraHit>();
  return (entry) => {
    const hit = made.get(entry) ?? { entry, neighbour: neighbours.get(entry) ?? null };
    made.set(entry, hit);
    return hit;
  };
}

interface LineProps {
  readonly shown: number;
  readonly total: number;
  readonly list: BrowserList;
  readonly entries: readonly CameraEntry[];
}

/** What Enter does, or whose neighbours these are; and how many are listed. */
function ListLine({ shown, total, list, entries }: LineProps) {
  const { t } = useTranslation();
  const of = useMemo(
    () =>
      list.kind === 'neighbours' ? entries.find(({ camera }) => camera.id === list.of)?.camera : undefined,
    [list, entries],
  );
  return (
    <p className="camera-hint">
      <bdi className="camera-hint-text">
        {of ? t('list.neighboursOf', { number: cameraNumber(of.number), name: of.name }) : t('list.hint')}
      </bdi>
      <span aria-live="polite">
        <span aria-hidden="true">{t('list.count', { shown, total })}</span>
        <span className="sr-only">{t('list.counted', { shown, total })}</span>
      </span>
    </p>
  );
}
