import { cameraRow, type HubCamera } from '../../shared/hub/hub-camera.ts';
import type { SnapshotRow } from '../../shared/hub/topic.ts';
import { ndjsonLine } from '../storage/ndjson-line.ts';

/** The line of a camera in a snapshot. */
export function cameraLine(camera: HubCamera, version: number): string {
  const row: SnapshotRow = { kind: 'camera', id: camera.id, version, row: cameraRow(camera) };
  return ndjsonLine(JSON.stringify(row));
}
