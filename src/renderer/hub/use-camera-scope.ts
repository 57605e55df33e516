import { useEffect, useState } from 'react';
import type { CameraScope } from '../../shared/rights/camera-scope.ts';
import { useOperator } from '../operator/operator-context.ts';
import { useHub } from './use-hub.ts';

/** What the rules need to know of a camera; `undefined` until the core has said. Asked anew when rights have changed. */
export function useCameraScope(cameraId: string): CameraScope | null | undefined {
  const { hub } = useOperator();
  const access = useHub((state) => state.access);
  const [known, setKnown] = useState<{ cameraId: string; scope: CameraScope | null } | null>(null);
  useEffect(() => {
    // Another access, another answer.
    if (!access) return;
    let wanted = true;
    void hub.scopeOf(cameraId).then((scope) => {
      if (wanted && scope !== undefined) setKnown({ cameraId, scope });
    });
    return () => {
      wanted = false;
    };
  }, [hub, cameraId, access]);
  return known?.cameraId === cameraId ? known.scope : undefined;
}
