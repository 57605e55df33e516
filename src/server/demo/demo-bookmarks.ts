import type { HubCamera } from '../../shared/hub/hub-camera.ts';
import type { Bookmark } from '../../shared/hub/shared-item.ts';
import { personIdOf } from './demo-accounts.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Moments that people of the pretend city marked in these cameras: one for themselves, some for their unit, one for everybody. */
export function demoBookmarks(cameras: readonly Pick<HubCamera, 'id'>[], nowMs: number): Bookmark[] {
  const supervisor = personIdOf('giamsat');
  const [crash, parade, light, theft] = cameras;
  const span = (agoMs: number, lastsMs: number | null) => ({
    fromMs: nowMs - agoMs,
    toMs: lastsMs === null ? null : nowMs - agoMs + lastsMs,
  });
  return [
    ...marked(crash, 'demo-crash', {
      ...{ scope: { kind: 'unit', unitId: 'ioc' }, ownerId: supervisor, ...span(3 * hourMs, 2 * minuteMs) },
      ...{ title: 'Va chạm xe máy', note: 'Hai xe, không ai bị thương; đã báo cảnh sát giao thông.' },
    }),
    ...marked(parade, 'demo-parade', {
      ...{ scope: { kind: 'city' }, ownerId: supervisor, ...span(26 * hourMs, 20 * minuteMs) },
      ...{ title: 'Đoàn xe lễ đi qua', note: 'Dùng làm mẫu khi dựng bố cục sự kiện.' },
    }),
    ...marked(light, 'demo-light', {
      ...{ scope: { kind: 'private' }, ownerId: supervisor, ...span(5 * hourMs, null) },
      ...{ title: 'Đèn tín hiệu nháy vàng', note: 'Xem lại tối nay.' },
    }),
    ...marked(theft, 'demo-bin', {
      ...{ scope: { kind: 'private' }, ownerId: personIdOf('tructuong'), ...span(8 * hourMs, null) },
      ...{ title: 'Thùng rác bị đổ', note: '' },
    }),
  ];
}

function marked(
  camera: Pick<HubCamera, 'id'> | undefined,
  id: string,
  bookmark: Omit<Bookmark, 'kind' | 'id' | 'cameraId'>,
): Bookmark[] {
  return camera ? [{ ...bookmark, kind: 'bookmark', id, cameraId: camera.id }] : [];
}
