import { cameraRow, type HubCamera } from '../../shared/hub/hub-camera.ts';
import type { SnapshotRow } from '../../shared/hub/topic.ts';

/** The line of a camera in a snapshot. */
export function cameraLine(camera: HubCamera, version: number): string {
  const row: SnapshotRow = { kind: 'camera', id: camera.id, version, row: cameraRow(camera) };
  return `${JSON.stringify(row)}\n`;
}
