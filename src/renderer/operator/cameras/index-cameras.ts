import { CancelledError } from '../../../shared/base/fault.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { type CameraEntry, createEntryMaker } from './camera-entry.ts';

/** So long may a piece of the work hold the page. */
const sliceMs = 8;

/** All cameras as entries, by number, made in small pieces so that the page stays quick meanwhile. Rejects with CancelledError. */
export async function indexCameras(
  cameras: Iterable<CameraInfo>,
  signal: AbortSignal,
): Promise<readonly CameraEntry[]> {
  const sorted = [...cameras].sort((a, b) => a.number - b.number);
  const makeEntry = createEntryMaker();
  const entries: CameraEntry[] = [];
  let pauseAt = performance.now() + sliceMs;
  for (const camera of sorted) {
    entries.push(makeEntry(camera));
    if (performance.now() < pauseAt) continue;
    await nextTask();
    if (signal.aborted) throw new CancelledError('index of the cameras');
    pauseAt = performance.now() + sliceMs;
  }
  return entries;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
