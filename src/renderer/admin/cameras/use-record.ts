import { useEffect, useState } from 'react';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import { useOperator, useSession } from '../../operator/operator-context.ts';
import type { Versioned } from '../book-view.ts';
import { type CameraText, textOfCamera } from './camera-text.ts';

export interface CameraRecord {
  readonly seen: Versioned<CameraText> | null;
  readonly fault: Fault | null;
}

/** A camera's whole record, asked of the hub, and again when the list of cameras has changed: somebody may have changed this one. */
export function useRecord(cameraId: string): CameraRecord {
  const { hub } = useOperator();
  const cameras = useSession((state) => state.cameras);
  const listed = cameras.get(cameraId);
  const [known, setKnown] = useState<CameraRecord>({ seen: null, fault: null });
  useEffect(() => {
    let isHere = true;
    hub.command('camera.get', { cameraId: listed?.id ?? cameraId }).then(
      ({ camera, version }) =>
        isHere && setKnown({ seen: { row: textOfCamera(camera), version }, fault: null }),
      (error: unknown) => isHere && setKnown(({ seen }) => ({ seen, fault: faultOf(error) })),
    );
    return () => {
      isHere = false;
    };
  }, [hub, cameraId, listed]);
  return known;
}
