import { useEffect, useState } from 'react';
import { CancelledError, type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import type { CameraScope } from '../../../shared/rights/camera-scope.ts';
import type { Bridge } from '../../bridge.ts';
import { useOperator } from '../../operator/operator-context.ts';

/** Whose each camera is and of what class; null until it is known. */
export interface Scopes {
  readonly byId: ReadonlyMap<string, CameraScope> | null;
  readonly fault: Fault | null;
}

const camerasAtOnce = 5000;

/** Asks whose these cameras are, in pieces; what was known before serves until all of the new is here. */
export function useScopes(cameras: ReadonlyMap<string, CameraInfo>): Scopes {
  const { bridge } = useOperator().session;
  const [known, setKnown] = useState<Scopes>({ byId: null, fault: null });
  useEffect(() => {
    const leaving = new AbortController();
    readScopes(bridge, [...cameras.keys()], leaving.signal).then(
      (byId) => setKnown({ byId, fault: null }),
      (error: unknown) => {
        if (error instanceof CancelledError) return;
        const fault = faultOf(error);
        setKnown(({ byId }) => ({ byId, fault }));
      },
    );
    return () => leaving.abort();
  }, [bridge, cameras]);
  return known;
}

async function readScopes(
  bridge: Bridge,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, CameraScope>> {
  const byId = new Map<string, CameraScope>();
  for (let at = 0; at < ids.length; at += camerasAtOnce) {
    const cameraIds = ids.slice(at, at + camerasAtOnce);
    const { scopes } = await bridge.call('hub.camera-scopes', { cameraIds }, signal);
    for (const scope of scopes) byId.set(scope.id, scope);
  }
  return byId;
}
