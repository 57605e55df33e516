import { decideGeneral } from '../../shared/rights/decide-general.ts';
import { useHub } from '../hub/use-hub.ts';

/** Whether who sits here administers a unit; null: the whole city. */
export function useAdministers(): (unitId: string | null) => boolean {
  const person = useHub(({ access, accessExpired }) => (accessExpired ? null : access));
  return (unitId) => {
    if (!person) return false;
    const { allowed } = decideGeneral({
      person,
      right: 'administer',
      now: Date.now(),
      ...(unitId === null ? {} : { unitId }),
    });
    return allowed && (unitId !== null || person.tier?.reach === 'city');
  };
}
