import { useEffect, useState } from 'react';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import type { CameraRow } from '../../../shared/hub/hub-camera.ts';
import type { CameraScope } from '../../../shared/rights/camera-scope.ts';
import { useOperator, useSession } from '../../operator/operator-context.ts';
import { useBook } from '../book-context.ts';
import { type BookView, nameIn } from '../book-view.ts';

/** Cameras out of service, as far as the hub tells them. */
export interface Retired {
  readonly cameras: ReadonlyMap<string, CameraInfo>;
  readonly scopes: ReadonlyMap<string, CameraScope> | null;
  /** There are others than these. */
  readonly more: boolean;
  readonly fault: Fault | null;
}

const none: Retired = { cameras: new Map(), scopes: null, more: false, fault: null };

/** What is out of service, asked of the hub while it is wanted: the desk's own list has only what is in service. */
export function useRetired(wanted: boolean): Retired {
  const { hub } = useOperator();
  const { unit: units } = useBook();
  // One that is taken out of service leaves this list, and one that is put back comes into it.
  const inService = useSession((state) => state.cameras);
  const [known, setKnown] = useState<Retired>(none);
  useEffect(() => {
    if (!wanted) return;
    let isHere = true;
    hub.command('camera.retired', {}).then(
      ({ cameras, more }) => {
        const away = cameras.filter(({ id }) => !inService.has(id));
        if (isHere) setKnown(retiredOf(away, more, units));
      },
      (error: unknown) => isHere && setKnown((before) => ({ ...before, fault: faultOf(error) })),
    );
    return () => {
      isHere = false;
    };
  }, [hub, wanted, units, inService]);
  return known;
}

function retiredOf(rows: readonly CameraRow[], more: boolean, units: BookView['unit']): Retired {
  const info = ({ id, number, name, street, position, roles, managingUnitId }: CameraRow): CameraInfo => ({
    ...{ id, number, name, street, position, roles },
    unit: nameIn(units, managingUnitId),
  });
  return {
    cameras: new Map(rows.map((row) => [row.id, info(row)])),
    scopes: new Map(rows.map((row) => [row.id, row])),
    more,
    fault: null,
  };
}
