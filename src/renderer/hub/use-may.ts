import { useShallow } from 'zustand/react/shallow';
import type { Right } from '../../shared/rights/right.ts';
import { decideHere } from './camera-rights.ts';
import { useCameraScope } from './use-camera-scope.ts';
import { useHub } from './use-hub.ts';

/** Which acts with a camera are offered here: all of them without a hub, none before the rights are known. Renders anew only when one of the answers is another. */
export function useMay<R extends Right>(
  rights: readonly R[],
  cameraId: string,
): Readonly<Record<R, boolean>> {
  const scope = useCameraScope(cameraId);
  return useHub(
    useShallow((hub) => {
      const nowMs = Date.now();
      const may = (right: R) => {
        if (hub.view.link === 'none') return true;
        return scope !== undefined && (decideHere(hub, scope, right, nowMs)?.allowed ?? true);
      };
      // fromEntries forgets that every right is there.
      return Object.fromEntries(rights.map((right) => [right, may(right)])) as Record<R, boolean>;
    }),
  );
}
