import { useEffect, useState } from 'react';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { UnitReach } from '../../../shared/hub/book-commands.ts';
import type { Unit } from '../../../shared/rights/unit.ts';
import { useOperator } from '../../operator/operator-context.ts';

/** How many cameras a unit would see where it stands in its form; null until the hub has said, and while no tier is chosen. */
export function useUnitReach({ id: unitId, tierId, territoryId, sectorIds }: Unit) {
  const { hub } = useOperator();
  const [known, setKnown] = useState<{ readonly of: string; readonly reach: UnitReach } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  // Equal places have equal text: the same one is not asked for again with each letter of the form.
  const of = JSON.stringify({ unitId, tierId, territoryId, sectorIds });
  useEffect(() => {
    const place: { unitId: string; tierId: string; territoryId: string | null; sectorIds: string[] } =
      JSON.parse(of);
    if (place.tierId === '') return;
    let wanted = true;
    hub.command('unit.reach', place).then(
      (reach) => {
        if (!wanted) return;
        setKnown({ of, reach });
        setFault(null);
      },
      (error: unknown) => wanted && setFault(faultOf(error)),
    );
    return () => {
      wanted = false;
    };
  }, [hub, of]);
  return { reach: known?.of === of ? known.reach : null, fault };
}
