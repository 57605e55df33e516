import type { ItemScope, SharedItem } from '../../shared/hub/shared-item.ts';
import type { Topic } from '../../shared/hub/topic.ts';

/** Where followers hear of an item. */
export function itemTopic({ scope, ownerId }: { scope: ItemScope; ownerId: SharedItem['ownerId'] }): Topic {
  switch (scope.kind) {
    case 'private':
      return `items:person:${ownerId}`;
    case 'unit':
      return `items:unit:${scope.unitId}`;
    case 'city':
      return 'items:city';
  }
}
