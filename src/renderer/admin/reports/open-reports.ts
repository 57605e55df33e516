import type { CameraReport } from '../../../shared/hub/camera-report.ts';

/** How many reports wait for somebody: those that nobody has closed. */
export function openReports(all: readonly CameraReport[] | null): number {
  return all?.filter(({ state }) => state !== 'done').length ?? 0;
}
