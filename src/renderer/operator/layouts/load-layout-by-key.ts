import { selection } from '../desk-acts.ts';
import type { Operator } from '../operator-store.ts';
import { loadLayout } from './load-layout.ts';

/** Puts the saved layout of that key (1 to 9), grid and cameras, on the selected display. False when no layout has the key. */
export function loadLayoutByKey(operator: Operator, key: number): boolean {
  const { layouts } = operator.session.store.getState().wall;
  const layout = layouts.find((one) => one.key === key);
  const place = selection(operator);
  if (!layout || !place) return false;
  loadLayout(operator, place.displayId, layout);
  return true;
}
