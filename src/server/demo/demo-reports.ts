import type { CameraReport } from '../../shared/hub/camera-report.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import { demoAccounts, personIdOf } from './demo-accounts.ts';

type Said = Pick<CameraReport, 'what' | 'text' | 'state' | 'answer'>;

const minuteMs = 60_000;

/** Reports of these cameras by the operations centre, in every state: whoever sits there finds an answer, the units' people find work. */
export function demoReports(cameras: readonly HubCamera[], nowMs: number): CameraReport[] {
  const ordinary = cameras.filter((camera) => camera.class === 'ordinary');
  const wards = ordinary.filter(({ managingUnitId }) => managingUnitId === 'ward-hoan-kiem');
  const infrastructure = ordinary.filter(({ managingUnitId }) => managingUnitId === 'infrastructure');
  const report = reportsAt(nowMs);
  return [
    ...report('demo-tree', wards[0], 'hoankiem', 95, {
      ...{ what: 'bad-picture', text: 'Cành cây che gần nửa hình.', state: 'open', answer: '' },
    }),
    ...report('demo-name', wards[1], 'hoankiem', 26 * 60, {
      ...{ what: 'wrong-data', text: 'Tên ghi nhầm phố bên cạnh.', state: 'done' },
      answer: 'Đã kiểm tra tại chỗ và sửa tên trong danh mục.',
    }),
    ...report('demo-dark', infrastructure[0], 'hatang', 6 * 60, {
      ...{ what: 'no-picture', text: '', state: 'taken', answer: '' },
    }),
    ...report('demo-moved', infrastructure[1], 'hatang', 40, {
      ...{ what: 'stale-data', text: 'Camera đã dời sang bên kia đường.', state: 'open', answer: '' },
    }),
  ];
}

function reportsAt(nowMs: number) {
  return (
    id: string,
    camera: HubCamera | undefined,
    handler: string,
    minutesAgo: number,
    said: Said,
  ): CameraReport[] => {
    if (!camera) return [];
    const reportedAtMs = nowMs - minutesAgo * minuteMs;
    const handled = said.state === 'open' ? {} : { handlerName: nameOf(handler) };
    return [
      {
        ...{ id, cameraId: camera.id, managingUnitId: camera.managingUnitId, reportedAtMs },
        ...{ reporterId: personIdOf('tructuong'), reporterName: nameOf('tructuong') },
        ...said,
        ...handled,
        handledBy: said.state === 'open' ? null : personIdOf(handler),
        doneAtMs: said.state === 'done' ? reportedAtMs + 50 * minuteMs : null,
        answerSeenAtMs: null,
      },
    ];
  };
}

function nameOf(account: string): string {
  return demoAccounts.find((one) => one.account === account)?.name ?? account;
}
