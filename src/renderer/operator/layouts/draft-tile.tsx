import { useTranslation } from 'react-i18next';
import type { GridCell, LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import { cameraNumber } from '../../i18n/camera-number.ts';
import { useSession } from '../operator-context.ts';
import type { SelectHow } from './layout-draft.ts';
import { percentOf } from './percent-of.ts';

interface Props {
  readonly grid: LayoutGrid;
  readonly cell: GridCell;
  readonly tile: number;
  readonly cameraId: string | null;
  readonly selected: boolean;
  readonly current: boolean;
  onSelect(how: SelectHow): void;
}

/** A tile in the grid editor: its number and its camera. */
export function DraftTile({ grid, cell, tile, cameraId, selected, current, onSelect }: Props) {
  const { t } = useTranslation();
  const camera = useSession((state) => (cameraId === null ? undefined : state.cameras.get(cameraId)));
  const number = camera ? cameraNumber(camera.number) : '?';
  const name = camera?.name ?? cameraId ?? '';
  const label =
    cameraId === null
      ? t('tile.emptyLabel', { tile: tile + 1 })
      : t('tile.label', { tile: tile + 1, number, name });
  return (
    <button
      type="button"
      className="draft-tile"
      data-tile={tile}
      aria-pressed={selected}
      tabIndex={current ? 0 : -1}
      style={{
        left: percentOf(cell.column, grid.columns),
        top: percentOf(cell.row, grid.rows),
        width: percentOf(cell.columns, grid.columns),
        height: percentOf(cell.rows, grid.rows),
      }}
      onClick={(event) =>
        onSelect(event.shiftKey ? 'reach' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')
      }
    >
      <span className="sr-only">{label}</span>
      <b aria-hidden="true">{tile + 1}</b>
      {cameraId === null ? null : (
        <span aria-hidden="true">
          {number} {name}
        </span>
      )}
    </button>
  );
}
