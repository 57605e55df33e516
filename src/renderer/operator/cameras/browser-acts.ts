import type { Operator } from '../operator-store.ts';
import { cameraAt, selectedTile } from '../selected-tile.ts';
import { type BrowserList, browserOf } from './browser-store.ts';

/** Lists the cameras that this desk last put on a tile, and gives the search field the focus. */
export function showRecent(operator: Operator): void {
  showList(operator, { kind: 'recent', cameraIds: browserOf(operator).getState().recent });
}

/** Lists the neighbours of the selected tile's camera, and gives the search field the focus. */
export function showNeighbours(operator: Operator): void {
  const { wall } = operator.session.store.getState();
  const place = selectedTile(wall, operator.store.getState().selected);
  showList(operator, { kind: 'neighbours', of: cameraAt(wall, place) });
}

/** Lists all cameras again, and gives the search field the focus. */
export function showAll(operator: Operator): void {
  showList(operator, { kind: 'all' });
}

function showList(operator: Operator, list: BrowserList): void {
  browserOf(operator).setState({ list, query: '', marked: 0, unit: null });
  focusSearch();
}

/** Gives the search field the focus. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('.camera-search input')?.focus();
}

/** Gives the focus back to the selected tile of the plan. */
export function leaveSearch(): void {
  document.querySelector<HTMLElement>('.plan-tile[aria-pressed="true"]')?.focus();
}
