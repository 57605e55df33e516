import {
  allReportsTopic,
  type CameraReport,
  reportsByTopic,
  reportsTopic,
} from '../../shared/hub/camera-report.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Topic } from '../../shared/hub/topic.ts';

/** Where a report is told: at the managing unit, to whoever reported, and to who administers the city unless the camera is outside the regulation. */
export function reportTopics(
  { managingUnitId, reporterId }: Pick<CameraReport, 'managingUnitId' | 'reporterId'>,
  camera: Pick<HubCamera, 'class'> | undefined,
): Topic[] {
  const own = [reportsTopic(managingUnitId), reportsByTopic(reporterId)];
  return camera?.class === 'ordinary' || camera?.class === 'public' ? [...own, allReportsTopic] : own;
}
