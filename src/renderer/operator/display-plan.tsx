import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../shared/wall/wall-view.ts';
import { DisplayMenu } from './display-menu.tsx';
import { DisplaySigns } from './display-signs.tsx';
import { CarouselSign } from './layouts/carousel-sign.tsx';
import { LayoutChooser } from './layouts/layout-chooser.tsx';
import { useDesk, useSession } from './operator-context.ts';
import { PlanTile } from './plan-tile.tsx';
import { selectedTile } from './selected-tile.ts';

/** One display: its layout's name to choose another, and its tiles where they stand on it, over a still of the wall itself. */
export function DisplayPlan({ display, index }: { display: DisplayView; index: number }) {
  const { t } = useTranslation();
  const wall = useSession((state) => state.wall);
  const place = selectedTile(
    wall,
    useDesk((state) => state.selected),
  );
  const here = place?.displayId === display.id ? place.tile : null;
  const shape = display.bounds.width / display.bounds.height;
  const shown = shownTiles(display);
  return (
    <section className={here === null ? 'display' : 'display display-selected'}>
      <header>
        <h2 title={display.name}>{t('plan.display', { index })}</h2>
        <LayoutChooser display={display} />
        <CarouselSign display={display} />
        <DisplaySigns display={display} />
        <DisplayMenu display={display} index={index} />
      </header>
      <div className="plan-frame">
        <fieldset
          className="plan"
          aria-label={t('plan.tiles', { index })}
          // The display's shape is data; the rest of the plan is in the style sheet.
          style={{ aspectRatio: shape, width: `min(100cqw, ${100 * shape}cqh)` }}
        >
          <DisplayStill displayId={display.id} />
          {shown.map(({ cell, grid, tile }) => (
            <PlanTile
              key={tile}
              grid={grid}
              cell={cell}
              place={{ displayId: display.id, tile }}
              cameraId={display.tiles[tile] ?? null}
              region={display.zooms[tile] ?? null}
              selected={here === tile}
              tabStop={here === tile || (here === null && tile === shown[0]?.tile)}
            />
          ))}
        </fieldset>
      </div>
    </section>
  );
}

/** The tiles that are on the display now: all, or the one that fills it. */
function shownTiles({ grid, maximised }: DisplayView) {
  if (maximised === null) return grid.cells.map((cell, tile) => ({ cell, grid, tile }));
  const cell = { column: 0, row: 0, columns: 1, rows: 1 };
  return [{ cell, grid: { columns: 1, rows: 1, cells: [cell] }, tile: maximised }];
}

/** The wall's own small picture of the display, at most one a second. It is decoration: the tiles say what they show. */
function DisplayStill({ displayId }: { displayId: string }) {
  const still = useDesk((state) => state.stills.get(displayId));
  return still ? <img className="plan-still" src={still} alt="" draggable={false} /> : null;
}
