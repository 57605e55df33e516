import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraInfo } from '../../shared/camera/camera.ts';
import type { Grid, LayoutCell } from '../../shared/wall/layout.ts';
import type { PictureRegion } from '../../shared/wall/picture-region.ts';
import { cameraNumber } from '../i18n/camera-number.ts';
import type { Translate } from '../i18n/i18n.ts';
import type { TileWords } from '../i18n/tile-words.ts';
import { zoomFactor } from '../i18n/zoom-factor.ts';
import { Icon } from '../ui/icon.tsx';
import { isMissing } from './layouts/missing-cameras.ts';
import { useDesk, useOperator, useSession } from './operator-context.ts';
import type { OperatorState, TilePlace } from './operator-store.ts';
import { missing, planWords, tileKnowledge } from './plan-words.ts';
import { toggleMaximised } from './tile-acts.ts';
import { tileWordsReader } from './tile-words-reader.ts';
import { useTileDrop } from './use-tile-drop.ts';
import { useTileZoom } from './use-tile-zoom.ts';

interface Props {
  readonly grid: Grid;
  readonly cell: LayoutCell;
  readonly place: TilePlace;
  readonly cameraId: string | null;
  /** The part of the picture that is shown; null for all of it. */
  readonly region: PictureRegion | null;
  readonly selected: boolean;
  readonly tabStop: boolean;
}

/** One tile of a display's plan: number, name and state of its camera. The selected one has the focus, unless a control has it. */
export function PlanTile({ grid, cell, place, cameraId, region, selected, tabStop }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const { store } = operator;
  const camera = useSession((state) => (cameraId === null ? null : (state.cameras.get(cameraId) ?? null)));
  const gone = useSession((state) => isMissing(state, cameraId));
  const words = useTileWords(place, cameraId, gone);
  // The still is up to a second older than the word: nothing of it shows through.
  const closed = useDesk((state) => !gone && isClosed(state, place, cameraId));
  // Of a camera that this person may not know nothing is named.
  const named = camera !== null && camera.name !== '';
  const drop = useTileDrop(operator, place, cameraId !== null);
  const { element: button, handlers: zoomHandlers } = useTileZoom(operator, place, cameraId !== null);
  const carried = useDesk((state) => isPlace(state.carried, place));
  useEffect(() => {
    if (selected && mayTakeFocus()) button.current?.focus({ preventScroll: true });
  }, [selected, button]);
  const select = () => {
    if (!isPlace(store.getState().selected, place)) store.setState({ selected: place, zooming: false });
  };
  const zoom = region ? t('tile.zoomed', { factor: zoomFactor(region) }) : '';
  const label = labelOf(t, place.tile + 1, cameraId, camera, words, zoom);
  return (
    <button
      ref={button}
      type="button"
      className="plan-tile"
      data-drop={drop.over}
      data-carried={carried}
      {...drop.handlers}
      {...zoomHandlers}
      onDoubleClick={() => toggleMaximised(operator)}
      data-tone={words?.tone ?? 'empty'}
      data-closed={closed}
      style={placeOf(grid, cell)}
      aria-label={label}
      title={label}
      aria-pressed={selected}
      tabIndex={tabStop ? 0 : -1}
      onClick={select}
      onFocus={select}
    >
      {words === null ? (
        <span className="plan-empty">{place.tile + 1}</span>
      ) : (
        <>
          <span className="plan-name">
            <b>{named ? cameraNumber(camera.number) : '?'}</b>{' '}
            <span>{named ? camera.name : camera ? '' : cameraId}</span>
          </span>
          {/* Without spaces between them, voice control would hear these words as one. */}{' '}
          {zoom ? <span className="plan-zoom">{zoom}</span> : null}{' '}
          <span className="plan-state">
            {words.icon ? <Icon name={words.icon} /> : null}
            <span>{words.quality === '' ? words.word : words.quality}</span>
          </span>
        </>
      )}
    </button>
  );
}

/** Null of a tile without a camera. */
function useTileWords({ displayId, tile }: TilePlace, cameraId: string | null, gone: boolean) {
  const { t } = useTranslation();
  const read = useMemo(() => {
    if (cameraId === null) return () => null;
    if (!gone) return tileWordsReader(t, { displayId, tile }, cameraId);
    const words = planWords(t, missing, 0);
    return () => words;
  }, [t, displayId, tile, cameraId, gone]);
  return useDesk(read);
}

function isClosed(state: OperatorState, { displayId, tile }: TilePlace, cameraId: string | null): boolean {
  const known = cameraId === null ? null : tileKnowledge(state, displayId, tile, cameraId);
  return known?.kind === 'report' && known.report.state === 'not-allowed';
}

function isPlace(one: TilePlace | null, place: TilePlace): boolean {
  return one?.displayId === place.displayId && one.tile === place.tile;
}

function labelOf(
  t: Translate,
  tile: number,
  cameraId: string | null,
  camera: CameraInfo | null,
  words: TileWords | null,
  zoom: string,
): string {
  if (words === null) return t('tile.emptyLabel', { tile });
  const number = camera && camera.name !== '' ? cameraNumber(camera.number) : '?';
  const head = t('tile.label', { tile, number, name: camera?.name ?? cameraId ?? '' });
  return [head, zoom, words.word, words.why || words.quality].filter(Boolean).join(', ');
}

/** A selection made by keys moves the focus within the plan; it never takes it from a field or a list. */
function mayTakeFocus(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.classList.contains('plan-tile');
}

function placeOf({ columns, rows }: Grid, cell: LayoutCell) {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return {
    left: percent(cell.column, columns),
    top: percent(cell.row, rows),
    width: percent(cell.columns, columns),
    height: percent(cell.rows, rows),
  };
}
