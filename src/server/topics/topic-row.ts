import { cameraRow, type HubCamera } from '../../shared/hub/hub-camera.ts';

/** What a topic tells of a kept row: `cameras` has the short row of a camera, and none of one that is out of service; the others have the row itself. */
export function topicRow(topic: string, kind: string, row: unknown): unknown {
  if (topic !== 'cameras' || kind !== 'camera' || row === null) return row;
  // A kept camera was parsed by the command that kept it.
  const camera = row as HubCamera;
  return camera.retired ? null : cameraRow(camera);
}
