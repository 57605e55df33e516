import type { CameraReport } from '../../../shared/hub/camera-report.ts';

/** Those that nobody has closed. */
export function openReports(reports: readonly CameraReport[] | null): readonly CameraReport[] {
  return reports?.filter(({ state }) => state !== 'done') ?? [];
}

/** How many wait for somebody to take them on. */
export function untakenReports(reports: readonly CameraReport[] | null): number {
  return reports?.filter(({ state }) => state === 'open').length ?? 0;
}

/** How many of one's own were answered and not read. */
export function unreadAnswers(own: readonly CameraReport[] | null): number {
  return own?.filter(({ state, answerSeenAtMs }) => state === 'done' && answerSeenAtMs === null).length ?? 0;
}
