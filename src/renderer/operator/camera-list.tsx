import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraInfo } from '../../shared/camera/camera.ts';
import { Icon } from '../ui/icon.tsx';
import { CameraRow } from './camera-row.tsx';
import { placeCamera } from './desk-acts.ts';
import { useOperator, useSession } from './operator-context.ts';
import { indexCameras, searchCameras } from './search-cameras.ts';

const listId = 'camera-hits';

/** All cameras, narrowed by what is typed; Enter puts the marked one on the selected tile. */
export function CameraList() {
  const { t } = useTranslation();
  const operator = useOperator();
  const cameras = useSession((state) => state.cameras);
  const wall = useSession((state) => state.wall);
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const index = useMemo(() => indexCameras(cameras.values()), [cameras]);
  const hits = useMemo(() => searchCameras(index, query), [index, query]);
  const shown = useMemo(() => new Set(wall.displays.flatMap((display) => display.tiles)), [wall]);
  const at = Math.min(marked, hits.length - 1);
  const type = (text: string) => {
    setQuery(text);
    setMarked(0);
  };
  const place = (camera: CameraInfo | undefined) => camera && placeCamera(operator, camera.id);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.code === 'ArrowDown') setMarked(Math.min(at + 1, hits.length - 1));
    else if (event.code === 'ArrowUp') setMarked(Math.max(0, at - 1));
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      place(hits[at]);
      event.currentTarget.select();
    } else if (event.code === 'Escape' && query !== '') type('');
    else if (event.code === 'Escape') leaveSearch();
    else return;
    event.preventDefault();
  };
  return (
    <aside className="camera-list" aria-label={t('list.title')}>
      <div className="camera-search">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={t('list.search')}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={hits[at] ? rowId(hits[at]) : undefined}
          aria-autocomplete="list"
          placeholder={t('list.placeholder')}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
        />
        <kbd>/</kbd>
      </div>
      <p className="camera-hint">
        <span>{t('list.hint')}</span>
        <span>{t('list.count', { shown: hits.length, total: cameras.size })}</span>
      </p>
      <div id={listId} className="camera-hits" role="listbox" aria-label={t('list.title')}>
        {hits.map((camera, row) => (
          <CameraRow
            key={camera.id}
            id={rowId(camera)}
            camera={camera}
            marked={row === at}
            onWall={shown.has(camera.id)}
            onMark={() => setMarked(row)}
            onPlace={() => place(camera)}
          />
        ))}
      </div>
      <EmptyList total={cameras.size} hits={hits.length} query={query} />
    </aside>
  );
}

function EmptyList({ total, hits, query }: { total: number; hits: number; query: string }) {
  const { t } = useTranslation();
  if (hits > 0) return null;
  return (
    <div className="camera-none">
      <p>{total === 0 ? t('list.empty') : t('list.none', { query })}</p>
      <p className="quiet">{total === 0 ? t('list.emptyDo') : t('list.noneDo')}</p>
    </div>
  );
}

function rowId(camera: CameraInfo): string {
  return `camera-${camera.id}`;
}

function leaveSearch(): void {
  document.querySelector<HTMLElement>('.plan-tile[aria-pressed="true"]')?.focus();
}
