import { ItemSigns } from './item-signs.tsx';
import { useHub } from './use-hub.ts';

/** Of a layout that the hub has or will have: who has it, whether it waits, why it was refused. Nothing for this console's own. */
export function LayoutSigns({ id }: { id: string }) {
  const view = useHub(({ items }) => items.find(({ item }) => item.id === id));
  if (!view) return null;
  return (
    <span className="hub-signs">
      <ItemSigns view={view} />
    </span>
  );
}
