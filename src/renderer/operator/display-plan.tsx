import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import { LayoutChooser } from './layout-chooser.tsx';
import { useDesk, useSession } from './operator-context.ts';
import { PlanTile } from './plan-tile.tsx';
import { selectedTile } from './selected-tile.ts';

/** One display: its layout's name to choose another, and its tiles where they stand on it. */
export function DisplayPlan({ display, index }: { display: DisplayView; index: number }) {
  const { t } = useTranslation();
  const wall = useSession((state) => state.wall);
  const place = selectedTile(
    wall,
    useDesk((state) => state.selected),
  );
  const here = place?.displayId === display.id ? place.tile : null;
  const shape = display.bounds.width / display.bounds.height;
  return (
    <section className={here === null ? 'display' : 'display display-selected'}>
      <header>
        <h2>{t('plan.display', { index })}</h2>
        <LayoutChooser display={display} />
      </header>
      <div className="plan-frame">
        <fieldset
          className="plan"
          aria-label={t('plan.tiles', { index })}
          // The display's shape is data; the rest of the plan is in the style sheet.
          style={{ aspectRatio: shape, width: `min(100cqw, ${100 * shape}cqh)` }}
        >
          {display.grid.cells.map((cell, tile) => (
            <PlanTile
              key={`${cell.column} ${cell.row}`}
              grid={display.grid}
              cell={cell}
              place={{ displayId: display.id, tile }}
              cameraId={display.tiles[tile] ?? null}
              selected={here === tile}
              tabStop={here === tile || (here === null && tile === 0)}
            />
          ))}
        </fieldset>
      </div>
    </section>
  );
}
