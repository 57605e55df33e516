import { useEffect, useState } from 'react';
import { CancelledError } from '../../../shared/base/fault.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import type { CameraEntry } from './camera-entry.ts';
import { indexCameras } from './index-cameras.ts';

/** The cameras ready to be searched; the earlier ones until a new list is ready, null before the first. */
export function useCameraIndex(cameras: ReadonlyMap<string, CameraInfo>): readonly CameraEntry[] | null {
  const [entries, setEntries] = useState<readonly CameraEntry[] | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    indexCameras(cameras.values(), leaving.signal).then(setEntries, (error: unknown) => {
      if (!(error instanceof CancelledError)) console.error(error);
    });
    return () => leaving.abort();
  }, [cameras]);
  return entries;
}
