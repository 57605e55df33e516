import { CameraReport, reportsByTopic, reportsTopic } from '../../src/shared/hub/camera-report.ts';
import type { CommandParsed } from '../../src/shared/hub/commands.ts';
import type { AdminHub } from './admin-scenes.ts';

export const unitReports = reportsTopic('ioc');
export const ownReports = reportsByTopic('tructuong');

const unitNames = [
  ['ioc', 'Trung tâm điều hành thành phố (IOC)'],
  ['hoankiem', 'UBND Phường Hoàn Kiếm'],
] as const;

/** Puts reports into a hub: two that the operations centre looks after, two that who sits there made, of which one was answered. */
export function putReports(hub: AdminHub, nowMs: number): void {
  const put = (topic: string, reports: readonly CameraReport[]) =>
    hub.rows.set(
      topic,
      reports.map((row) => ({ kind: 'report', id: row.id, version: 1, row })),
    );
  put(unitReports, forUnit(nowMs));
  put(ownReports, madeHere(nowMs));
  hub.rows.set(
    'units',
    unitNames.map(([id, name]) => ({ kind: 'unit', id, version: 1, row: { id, name } })),
  );
  const handler = { handledBy: 'tructuong', handlerName: 'Đặng Thu Hà' };
  hub.handlers.set('camera.report-take', (input) => {
    // Parsed by the table just now.
    const { reportId } = input as CommandParsed<'camera.report-take'>;
    hub.change(unitReports, reportId, { ...handler, state: 'taken' });
    return { ok: true, output: {} };
  });
  hub.handlers.set('camera.report-done', (input) => {
    const { reportId, answer } = input as CommandParsed<'camera.report-done'>;
    hub.change(unitReports, reportId, { ...handler, state: 'done', answer, doneAtMs: nowMs });
    return { ok: true, output: {} };
  });
  hub.handlers.set('camera.report-seen', (input) => {
    for (const id of (input as CommandParsed<'camera.report-seen'>).reportIds)
      hub.change(ownReports, id, { answerSeenAtMs: nowMs });
    return { ok: true, output: {} };
  });
}

function forUnit(nowMs: number): CameraReport[] {
  const by = { reporterId: 'haiyen', reporterName: 'Nguyễn Hải Yến', managingUnitId: 'ioc' };
  return [
    CameraReport.parse({
      ...{ ...by, id: 'report-1', cameraId: 'cam-1', what: 'bad-picture', state: 'open' },
      text: 'Cây che nửa hình, không thấy vạch sang đường.',
      reportedAtMs: nowMs - 25 * 60_000,
    }),
    CameraReport.parse({
      ...{ ...by, id: 'report-2', cameraId: 'cam-8', what: 'no-picture', state: 'taken', text: '' },
      ...{ handledBy: 'giamsat', handlerName: 'Nguyễn An', reportedAtMs: nowMs - 190 * 60_000 },
    }),
  ];
}

function madeHere(nowMs: number): CameraReport[] {
  const by = { reporterId: 'tructuong', reporterName: 'Đặng Thu Hà', managingUnitId: 'hoankiem' };
  return [
    CameraReport.parse({
      ...{ ...by, id: 'own-1', cameraId: 'cam-2', what: 'wrong-data', state: 'done' },
      text: 'Biển tên ghi Hàng Ngang nhưng hình là Hàng Đào.',
      ...{ handledBy: 'haiyen', handlerName: 'Nguyễn Hải Yến', answer: 'Đã sửa tên trong danh mục.' },
      ...{ reportedAtMs: nowMs - 30 * 3_600_000, doneAtMs: nowMs - 40 * 60_000 },
    }),
    CameraReport.parse({
      ...{ ...by, id: 'own-2', cameraId: 'cam-5', what: 'stale-data', state: 'open' },
      text: 'Camera đã dời sang bên kia đường.',
      reportedAtMs: nowMs - 26 * 3_600_000,
    }),
  ];
}
