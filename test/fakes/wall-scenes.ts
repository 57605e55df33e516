import type { CameraInfo } from '../../src/shared/camera/camera.ts';
import { builtInArrangement } from '../../src/shared/wall/arrange.ts';
import type { TileReport } from '../../src/shared/wall/tile-report.ts';
import type { DisplayView } from '../../src/shared/wall/wall-view.ts';

const streets = [
  'Tràng Tiền – Hàng Bài',
  'Hàng Ngang',
  'Ngã tư Sở',
  'Cầu Chương Dương, đầu phía Long Biên',
  'Đường Láng – Nguyễn Chí Thanh',
  'Bờ hồ Hoàn Kiếm, cửa đền Ngọc Sơn',
  'Bến xe Mỹ Đình',
  'Phố Huế',
  'Trường tiểu học Kim Đồng',
  'Chợ Đồng Xuân',
];
const units = ['Phường Hoàn Kiếm', 'Phường Đống Đa', 'Phường Cầu Giấy', 'Phòng Cảnh sát giao thông'];

/** So many cameras with names as a city writes them; numbers count from 1. */
export function cityCameras(count: number): CameraInfo[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `cam-${index + 1}`,
    number: index + 1,
    name: `${streets[index % streets.length]}${index < streets.length ? '' : ` ${Math.floor(index / streets.length)}`}`,
    unit: units[index % units.length] ?? '',
    street: streets[index % streets.length] ?? '',
    position: null,
    roles: ['main', 'sub'],
  }));
}

/** A 1920x1080 display of that layout, its first `filled` tiles holding cameras 1, 2, 3 ... */
export function displayOf(id: string, layout: string, filled: number, total = filled): DisplayView {
  return {
    id,
    name: id,
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    layout,
    grid: builtInArrangement(layout, []).grid,
    maximised: null,
    zooms: {},
    carousel: null,
    whenAway: null,
    standsInFor: [],
    tiles: Array.from({ length: total }, (_, index) => (index < filled ? `cam-${index + 1}` : null)),
  };
}

/** A live tile's report, changed by `change`. */
export function reportOf(tile: number, nowMs: number, change: Partial<TileReport> = {}): TileReport {
  return {
    tile,
    cameraId: `cam-${tile + 1}`,
    state: 'live',
    reason: null,
    detail: '',
    attempt: 1,
    codec: 'h264',
    width: 640,
    height: 360,
    stream: 'sub',
    lane: 'webcodecs',
    receivedFps: 25,
    presentedFps: 25,
    dropped: 0,
    firstPictureMs: 820,
    ageMs: { p50: 11, p95: 32, max: 60 },
    pictureAtMs: nowMs,
    ...change,
  };
}

const none = {
  pictureAtMs: null,
  codec: null,
  width: null,
  height: null,
  stream: null,
  lane: null,
  ageMs: null,
} as const;

/** One report of every kind that a bad night brings, as changes of a live one. */
export function badNight(nowMs: number): Partial<TileReport>[] {
  return [
    { state: 'stale', reason: 'timeout', pictureAtMs: nowMs - 7_400 },
    { ...none, state: 'connecting', reason: null },
    { state: 'reconnecting', reason: 'closed-by-camera', attempt: 4, pictureAtMs: nowMs - 83_000 },
    { ...none, state: 'failed', reason: 'unauthorized', attempt: 3 },
    { ...none, state: 'failed', reason: 'unreachable', attempt: 12 },
    { ...none, state: 'failed', reason: 'unsupported-codec', codec: 'hevc' },
    { ...none, state: 'failed', reason: 'not-found', attempt: 2 },
    { state: 'failed', reason: 'unauthorized', attempt: 2, pictureAtMs: nowMs - 3_900_000 },
    { ...none, state: 'not-allowed', reason: 'out-of-scope' },
    { ...none, state: 'connecting', reason: 'no-keyframe' },
    { ...none, state: 'ended', reason: null },
    { ...none, state: 'failed', reason: 'not-rtsp', attempt: 2 },
    { ...none, state: 'failed', reason: 'no-video', attempt: 2 },
    { state: 'live', reason: 'half-rate' },
    { state: 'live', reason: 'keyframes-only' },
  ];
}
