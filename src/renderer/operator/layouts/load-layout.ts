import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import { ask, say } from '../desk-acts.ts';
import type { Operator } from '../operator-store.ts';
import { missingTiles } from './missing-cameras.ts';

/** Puts a saved layout, grid and cameras, on a display; tiles whose cameras are gone from the list are told. */
export function loadLayout(operator: Operator, displayId: string, layout: SavedLayout): void {
  operator.store.setState({ selected: { displayId, tile: 0 } });
  const missing = missingTiles(layout, operator.session.store.getState());
  ask(operator, 'wall.load-layout', { displayId, layoutId: layout.id }, () => {
    if (missing.length > 0) say(operator, 'layout-missing', missing.map((tile) => tile + 1).join(', '));
  });
}
