import { useHub } from './use-hub.ts';

/** Whether the desk belongs to a hub and nobody may work at it yet. */
export function useMustSignIn(): boolean {
  return useHub(
    ({ known, view }) => known && view.link !== 'none' && (view.person === null || view.mustChangePassword),
  );
}
