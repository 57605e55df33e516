import type { CameraReport } from '../../../shared/hub/camera-report.ts';
import { useHub } from '../../hub/use-hub.ts';
import { useAdministers } from '../use-administers.ts';

/** Whether who sits here may take on and answer a report: whoever works at the managing unit, and who administers it. */
export function useHandles(): (report: Pick<CameraReport, 'managingUnitId'>) => boolean {
  const ownUnit =
    useHub(({ access, accessExpired }) => (accessExpired ? null : access?.person.unitId)) ?? null;
  const administers = useAdministers();
  return ({ managingUnitId }) => managingUnitId === ownUnit || administers(managingUnitId);
}
