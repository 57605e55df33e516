import { useMemo } from 'react';
import type { ItemScope } from '../../shared/hub/shared-item.ts';
import { useHub } from './use-hub.ts';

/** The scopes that who sits here may give to a layout; none without a hub. */
export function useScopes(): readonly ItemScope[] {
  const access = useHub((state) => state.access);
  return useMemo(() => {
    if (!access) return [];
    const scopes: ItemScope[] = [{ kind: 'private' }];
    if (access.unit) scopes.push({ kind: 'unit', unitId: access.unit.id });
    if (access.tier?.reach === 'city') scopes.push({ kind: 'city' });
    return scopes;
  }, [access]);
}
