import { useEffect } from 'react';
import { faultOf } from '../../../shared/base/fault.ts';
import type { CameraReport } from '../../../shared/hub/camera-report.ts';
import { useHub } from '../../hub/use-hub.ts';
import { useOperator } from '../../operator/operator-context.ts';

/** Says to the hub that the answer to one's own report was read, once it is shown. */
export function useReadAnswer({ id, state, reporterId, answerSeenAtMs }: CameraReport): void {
  const { hub } = useOperator();
  const online = useHub(({ view }) => view.link === 'online');
  const own = useHub(({ view }) => view.person?.id);
  const isUnread = state === 'done' && answerSeenAtMs === null && reporterId === own;
  useEffect(() => {
    if (!isUnread || !online) return;
    hub.command('camera.report-seen', { reportIds: [id] }).catch((error: unknown) => {
      // It stays unread, and is said again when it is shown again.
      console.warn(`camera.report-seen: ${faultOf(error).message}`);
    });
  }, [hub, id, isUnread, online]);
}
