import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/calls.ts';
import type { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import { ReplayTile } from './replay-tile.tsx';

interface Props {
  readonly answer: CallOutput<'wall-log.at'>;
  readonly atMs: number;
  readonly grid: LayoutGrid;
  /** Width by height of the display. */
  readonly shape: number;
}

/** The display's tiles where they stood; a tile that filled the display stands alone. */
export function ReplayPlan({ answer, atMs, grid, shape }: Props) {
  const { t } = useTranslation();
  const { tiles, maximised } = answer;
  const shown = maximised === null ? tiles : tiles.filter(({ tile }) => tile === maximised);
  return (
    <>
      <div className="replay-frame">
        <ul
          className="replay-plan"
          aria-label={t('wallLog.tiles')}
          // The display's shape is data; the rest of the plan is in the style sheet.
          style={{ aspectRatio: shape, width: `min(100cqw, ${100 * shape}cqh)` }}
        >
          {shown.map((logged) => (
            <ReplayTile
              key={logged.tile}
              logged={logged}
              atMs={atMs}
              place={maximised === null ? placeOf(grid, logged.tile) : whole}
            />
          ))}
        </ul>
      </div>
      <p className="replay-maximised">
        {maximised === null ? '' : t('wallLog.maximised', { tile: maximised + 1, tiles: tiles.length })}
      </p>
    </>
  );
}

const whole = { left: '0%', top: '0%', width: '100%', height: '100%' };

function placeOf({ columns, rows, cells }: LayoutGrid, tile: number) {
  const cell = cells[tile];
  const percent = (part: number, all: number) => `${(100 * part) / all}%`;
  if (!cell) return whole;
  return {
    left: percent(cell.column, columns),
    top: percent(cell.row, rows),
    width: percent(cell.columns, columns),
    height: percent(cell.rows, rows),
  };
}
