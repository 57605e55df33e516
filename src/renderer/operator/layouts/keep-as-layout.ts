import type { Fault } from '../../../shared/base/fault.ts';
import type { ItemScope } from '../../../shared/hub/shared-item.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { ask } from '../desk-acts.ts';
import type { Operator } from '../operator-store.ts';
import { type LayoutToSave, saveLayout } from './save-layout.ts';

/** Keeps what a display shows now as a layout; the display bears its name from then on. Null when it was kept. */
export async function keepAsLayout(
  operator: Operator,
  display: DisplayView,
  { id, name, key }: Pick<LayoutToSave, 'id' | 'name' | 'key'>,
  scope?: ItemScope['kind'],
): Promise<Fault | null> {
  const { grid, tiles, carousel } = display;
  const cameras = grid.cells.map((_, tile) => tiles[tile] ?? null);
  const saved = await saveLayout(operator, { id, name, key, grid, tiles: cameras }, scope);
  if (saved.fault) return saved.fault;
  // A carousel would be ended by it.
  if (!carousel && saved.id !== display.layout)
    ask(operator, 'wall.set-layout', { displayId: display.id, layout: saved.id });
  return null;
}
