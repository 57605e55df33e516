import type { ItemView } from '../../shared/contract/hub-view.ts';

/** Changes that this person must decide about: somebody else was faster, or the hub refused. */
export function undecidedItems(items: readonly ItemView[]): ItemView[] {
  return items.filter(({ conflict, refused }) => conflict !== null || refused !== null);
}
