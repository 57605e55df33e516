import type { CameraInfo } from '../../src/shared/camera/camera.ts';
import type { CallInput, CallName, CallOutput } from '../../src/shared/contract/calls.ts';
import type { CameraImportResult } from '../../src/shared/hub/camera-import.ts';
import { CameraReport } from '../../src/shared/hub/camera-report.ts';
import type { CommandParsed } from '../../src/shared/hub/commands.ts';
import { cameraRow, HubCamera } from '../../src/shared/hub/hub-camera.ts';
import type { CameraScope } from '../../src/shared/rights/camera-scope.ts';
import type { AdminHub } from './admin-scenes.ts';

interface Kept {
  readonly camera: HubCamera;
  readonly version: number;
}

const purposes = ['an ninh trật tự', 'giám sát giao thông', 'biển số ra vào'] as const;
const makers = [
  ['Hikvision', 'DS-2CD2T87'],
  ['Dahua', 'IPC-HFW5442'],
  ['Hanwha Vision', 'XNO-8082R'],
] as const;

/** The record of a camera of the scenes: the second is a private one of the ward's, the others are ordinary ones of the ward and of the centre. */
export function recordOf({ id, number, name, street, position }: CameraInfo): HubCamera {
  const [maker, model] = makers[number % makers.length] ?? makers[0];
  const managingUnitId = number % 3 === 0 ? 'ioc' : 'hoankiem';
  return HubCamera.parse({
    ...{ id, number, name, street, position, managingUnitId },
    class: number === 2 ? 'private' : number % 7 === 0 ? 'public' : 'ordinary',
    territoryId: 'hanoi',
    sectorIds: [],
    catalogue: {
      device: {
        maker,
        model,
        serial: `SN-${number}`,
        kind: number % 4 === 0 ? 'ptz' : 'fixed',
        conformity: true,
      },
      supplyingUnitId: managingUnitId,
      updateForm: 'trực tuyến',
      updateFrequency: 'liên tục',
      usingUnitIds: ['ioc', 'hoankiem'],
    },
    heightM: 6,
    azimuthDeg: (number * 45) % 360,
    fieldOfViewDeg: 90,
    placeType: 'nút giao',
    purpose: purposes[number % purposes.length],
    funding: 'city',
    document: null,
    streams: [
      { role: 'main', url: `rtsp://10.20.0.${number}/main`, transport: 'tcp' },
      { role: 'sub', url: `rtsp://10.20.0.${number}/sub`, transport: 'tcp' },
    ],
    retired: false,
  });
}

/** What a table comes to in these scenes. */
export const judgedTable: CameraImportResult = {
  dryRun: true,
  rows: 1250,
  added: 1180,
  changed: 41,
  same: 26,
  refused: 3,
  problems: [
    { row: 14, column: 'managingUnit', reason: 'unknown-unit', value: 'UBND Quận Hoàn Kiếm' },
    { row: 203, column: 'latitude', reason: 'out-of-range', value: '210.245' },
    { row: 977, column: '', reason: 'duplicate-suspected', value: 'cam-12' },
  ],
  warnings: [{ row: 31, column: 'height', reason: 'layer-mismatch', value: '24' }],
  unusedColumns: ['Ghi chú'],
};

/** The catalogue of a small city's hub: records by id, put as the true one does; tables and reports. */
export class CatalogueHub {
  readonly kept = new Map<string, Kept>();
  /** The camera that a put is suspected to double, until it names it. */
  suspect: string | null = null;
  readonly puts: CommandParsed<'camera.put'>[] = [];
  table: CameraImportResult = judgedTable;

  constructor(hub: AdminHub, cameras: readonly CameraInfo[], nowMs: number) {
    for (const info of cameras) this.kept.set(info.id, { camera: recordOf(info), version: 1 });
    const units = hub.rows.get('book')?.filter(({ kind }) => kind === 'unit') ?? [];
    hub.rows.set('units', units);
    hub.rows.set(
      'reports:*',
      reports(nowMs).map((row) => ({ kind: 'report', id: row.id, version: 1, row })),
    );
    hub.handlers.set('camera.get', (input) => this.get(input as CommandParsed<'camera.get'>));
    hub.handlers.set('camera.put', (input) => this.put(input as CommandParsed<'camera.put'>));
    hub.handlers.set('camera.retired', () => {
      const cameras = [...this.kept.values()].filter(({ camera }) => camera.retired);
      return { ok: true, output: { cameras: cameras.map(({ camera }) => cameraRow(camera)), more: false } };
    });
    hub.handlers.set('camera.report-take', (input) => {
      const { reportId } = input as CommandParsed<'camera.report-take'>;
      hub.change('reports:*', reportId, { state: 'taken', handledBy: 'tructuong' });
      return { ok: true, output: {} };
    });
    hub.handlers.set('camera.report-done', (input) => {
      const { reportId, answer } = input as CommandParsed<'camera.report-done'>;
      const doneAtMs = nowMs;
      hub.change('reports:*', reportId, { state: 'done', handledBy: 'tructuong', answer, doneAtMs });
      return { ok: true, output: {} };
    });
  }

  /** What the core answers beside the hub's commands. */
  get answers(): readonly (readonly [CallName, (input: unknown) => unknown])[] {
    return [
      ['hub.camera-scopes', (input) => this.scopes(input as CallInput<'hub.camera-scopes'>)],
      [
        'hub.catalogue-import',
        (input) => ({ ...this.table, dryRun: (input as CallInput<'hub.catalogue-import'>).dryRun }),
      ],
      ['hub.catalogue-export', () => ({ csv: '\ufeffnumber,name\r\n1,Tràng Tiền\r\n' })],
    ];
  }

  private scopes({ cameraIds }: CallInput<'hub.camera-scopes'>): CallOutput<'hub.camera-scopes'> {
    const scopes = cameraIds.flatMap((id): CameraScope[] => {
      const camera = this.kept.get(id)?.camera;
      if (!camera) return [];
      const { class: kind, territoryId, sectorIds, managingUnitId } = camera;
      return [{ id, class: kind, territoryId, sectorIds, managingUnitId }];
    });
    return { scopes };
  }

  private get({ cameraId }: CommandParsed<'camera.get'>): CallOutput<'hub.command'> {
    const kept = this.kept.get(cameraId);
    if (kept) return { ok: true, output: kept };
    return { ok: false, fault: { code: 'not-found', message: 'There is no such camera.' } };
  }

  private put(put: CommandParsed<'camera.put'>): CallOutput<'hub.command'> {
    this.puts.push(put);
    const { camera, version, duplicateOf } = put;
    const before = this.kept.get(camera.id);
    if ((before?.version ?? 0) !== version)
      return {
        ok: false,
        fault: { code: 'conflict', message: 'somebody was faster' },
        current: before && { version: before.version, row: before.camera },
      };
    const taken = [...this.kept.values()].find(({ camera: other }) => other.number === camera.number);
    if (taken && taken.camera.id !== camera.id)
      return { ok: false, fault: { code: 'number-taken', message: 'taken', detail: String(camera.number) } };
    if (this.suspect !== null && (duplicateOf !== this.suspect || camera.document === null))
      return {
        ok: false,
        fault: { code: 'duplicate-suspected', message: 'suspected', detail: this.suspect },
      };
    this.kept.set(camera.id, { camera, version: version + 1 });
    return { ok: true, output: { version: version + 1, warnings: [] } };
  }
}

function reports(nowMs: number): CameraReport[] {
  const said = [
    [
      'report-1',
      'cam-3',
      'giamsat',
      'wrong-data',
      'Biển tên ghi Tràng Tiền nhưng hình là Hàng Bài.',
      'open',
      11,
    ],
    ['report-2', 'cam-8', 'haiyen', 'no-picture', '', 'taken', 64],
    ['report-3', 'cam-12', 'haiyen', 'bad-picture', 'Cây che nửa hình.', 'done', 2900],
  ] as const;
  const names = { giamsat: 'Nguyễn An', haiyen: 'Nguyễn Hải Yến' };
  return said.map(([id, cameraId, reporterId, what, text, state, minutesAgo]) =>
    CameraReport.parse({
      ...{ id, cameraId, reporterId, what, text, state },
      reporterName: names[reporterId],
      managingUnitId: 'hoankiem',
      reportedAtMs: nowMs - minutesAgo * 60_000,
      ...(state === 'open' ? {} : { handledBy: 'giamsat', handlerName: names.giamsat }),
      answer: state === 'done' ? 'Đã cắt tỉa cây ngày 31/8.' : '',
      doneAtMs: state === 'done' ? nowMs - 3_600_000 : null,
    }),
  );
}
