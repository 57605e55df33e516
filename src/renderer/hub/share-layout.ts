import type { ItemScope } from '../../shared/hub/shared-item.ts';
import type { SavedLayout } from '../../shared/wall/saved-layout.ts';
import { ask } from '../operator/desk-acts.ts';
import type { Operator } from '../operator/operator-store.ts';

/** Gives a layout that was just saved to those of that kind of scope; nothing where they have it already, or without a hub. */
export function shareLayout(operator: Operator, layout: SavedLayout, kind: ItemScope['kind']): void {
  const { view, items } = operator.hub.store.getState();
  if (!view.person) return;
  const known = items.find(({ item }) => item.id === layout.id)?.item;
  if (kind === (known?.scope.kind ?? 'private')) return;
  const scope: ItemScope = kind === 'unit' ? { kind, unitId: view.person.unitId } : { kind };
  const ownerId = known?.ownerId ?? view.person.id;
  ask(operator, 'items.put', { item: { kind: 'layout', id: layout.id, scope, ownerId, layout } });
}
