import type { CallOutput } from '../../src/shared/contract/calls.ts';
import {
  type HubView,
  type ItemView,
  noHub,
  type PushView,
  type RefusedChange,
} from '../../src/shared/contract/hub-view.ts';
import type { Bookmark, SharedLayout } from '../../src/shared/hub/shared-item.ts';
import type { DeskPresence } from '../../src/shared/hub/wall-push.ts';
import type { CameraScope } from '../../src/shared/rights/camera-scope.ts';
import type { Right } from '../../src/shared/rights/right.ts';
import type { RightsBook } from '../../src/shared/rights/rights-book.ts';
import { displayOf } from './wall-scenes.ts';

type HubAnswer = CallOutput<'hub.get'>;

const always = { validFromMs: null, validToMs: null };
const focalPoint = { name: 'Lương Thế Vinh', title: '', phone: '' };
const unitOf = { parentId: null, sectorIds: [], focalPoint, rightsWhenExpired: [], ...always };
const document = { number: '118/UBND-NC', date: '2026-08-30', signer: 'Nguyễn Hải Yến' };

/** Who sits at the desk of these scenes: the one on duty at the operations centre, with these rights. */
export function deskBook(rights: readonly Right[], nowMs: number): RightsBook {
  return {
    tiers: [
      { id: 'ioc', name: 'IOC', rank: 1, reach: 'city', police: false, ...always },
      { id: 'area', name: 'Phường', rank: 3, reach: 'territory', police: false, ...always },
    ],
    territories: [{ id: 'hanoi', name: 'Hà Nội', parentId: null, ...always }],
    sectors: [],
    units: [
      {
        ...unitOf,
        id: 'ioc',
        name: 'Trung tâm điều hành thành phố (IOC)',
        tierId: 'ioc',
        territoryId: 'hanoi',
      },
      { ...unitOf, id: 'hoankiem', name: 'UBND Phường Hoàn Kiếm', tierId: 'area', territoryId: 'hanoi' },
    ],
    roles: [{ id: 'duty', name: 'Trực ban', unitId: null, rights: [...rights], document: null, ...always }],
    persons: [
      {
        id: 'tructuong',
        account: 'tructuong',
        name: 'Đặng Thu Hà',
        unitId: 'ioc',
        roleIds: ['duty'],
        disabled: false,
        ...always,
      },
    ],
    grants: [
      {
        id: 'consent',
        document,
        purpose: 'theo dõi vụ việc',
        to: { kind: 'person', personId: 'tructuong' },
        cameraClass: 'private',
        cameraIds: ['cam-2'],
        rights: ['view'],
        fromMs: nowMs - 86_400_000,
        toMs: nowMs + 3 * 86_400_000,
        revokedAtMs: null,
      },
    ],
  };
}

/** What the rules know of the scenes' cameras: the second belongs to somebody else, of the third nothing is known here. */
export function scopeOfCamera(cameraId: string): { scope: CameraScope | null } {
  if (cameraId === 'cam-3') return { scope: null };
  const cameraClass = cameraId === 'cam-2' ? 'private' : 'ordinary';
  const scope: CameraScope = {
    id: cameraId,
    class: cameraClass,
    territoryId: 'hanoi',
    sectorIds: [],
    managingUnitId: 'hoankiem',
  };
  return { scope };
}

const hubView = (nowMs: number, change: Partial<HubView>): HubView => ({
  ...noHub,
  address: 'https://10.20.0.5:8480',
  name: 'Trung tâm điều hành thành phố',
  consoleId: 'console-7f3a92',
  fingerprint: Array.from({ length: 32 }, (_, at) => ((at * 73 + 41) % 256).toString(16).padStart(2, '0'))
    .join(':')
    .toUpperCase(),
  sinceMs: nowMs,
  ...change,
});

const demoAccounts: HubView['demoAccounts'] = [
  ['quantri', 'Vũ Quang Minh', 'Trung tâm điều hành thành phố (IOC)', 'Quản trị viên'],
  ['giamsat', 'Nguyễn An', 'Trung tâm điều hành thành phố (IOC)', 'Giám sát ca trực'],
  ['tructuong', 'Đặng Thu Hà', 'Trung tâm điều hành thành phố (IOC)', 'Trực ban'],
  ['thanhtra', 'Hoàng Thị Mai', 'Trung tâm điều hành thành phố (IOC)', 'Thanh tra'],
  ['giaothong', 'Cao Xuân Phúc', 'Trung tâm điều hành giao thông', 'Trực ban'],
  ['hoankiem', 'Nguyễn Hải Yến', 'UBND Phường Hoàn Kiếm', 'Cán bộ phường'],
  ['congan', 'Trịnh Quốc Việt', 'Công an thành phố', 'Chỉ huy công an'],
].map(([account = '', name = '', unit = '', role = '']) => ({ account, name, unit, role, password: 'x' }));

/** A desk whose hub is at that step before anybody is signed in. */
export function beforeSignIn(nowMs: number, link: HubView['link'], change: Partial<HubView> = {}): HubAnswer {
  const accounts = link === 'signed-out' ? demoAccounts : [];
  return {
    view: hubView(nowMs, { link, demoAccounts: accounts, ...change }),
    access: null,
    items: [],
    pushes: [],
  };
}

/** Somebody on duty is signed in; `rights` are those of their role. */
export function signedIn(
  nowMs: number,
  change: Partial<HubView> = {},
  rights: readonly Right[] = ['view', 'push', 'export', 'bookmark', 'administer'],
): HubAnswer {
  const person = {
    id: 'tructuong',
    account: 'tructuong',
    name: 'Đặng Thu Hà',
    unitId: 'ioc',
    unitName: 'Trung tâm điều hành thành phố (IOC)',
  };
  return {
    view: hubView(nowMs, {
      link: 'online',
      lastSyncedAtMs: nowMs - 2000,
      person,
      rightsSignedAtMs: nowMs - 3_600_000,
      rightsExpireAtMs: nowMs + 11 * 3_600_000,
      ...change,
    }),
    access: {
      personId: 'tructuong',
      book: deskBook(rights, nowMs),
      expired: change.rightsExpired ?? false,
    },
    items: [],
    pushes: [],
  };
}

/** A layout that the hub knows; `change` is how it stands. */
export function sharedLayout(
  id: string,
  name: string,
  scope: SharedLayout['scope'],
  change: Partial<ItemView> = {},
): ItemView {
  const { grid, tiles } = displayOf(id, '2x2', 3, 4);
  const layout = { id, name, key: null, grid, tiles };
  const item: SharedLayout = { kind: 'layout', id, scope, ownerId: 'tructuong', layout };
  return { item, version: 3, waiting: false, removed: false, conflict: null, refused: null, ...change };
}

/** Layouts of every scope, one that waits, one that somebody else changed as well, one that was refused. */
export function layoutsOfAll(): ItemView[] {
  const theirs = sharedLayout('layout-2', 'Sự kiện Hồ Gươm, tối', { kind: 'unit', unitId: 'ioc' }).item;
  const other = theirs.kind === 'layout' ? displayOf('d', '1+5', 6) : null;
  const changed: SharedLayout | null =
    theirs.kind === 'layout' && other
      ? { ...theirs, layout: { ...theirs.layout, grid: other.grid, tiles: other.tiles } }
      : null;
  return [
    sharedLayout('layout-1', 'Ca sáng', { kind: 'private' }, { waiting: true }),
    sharedLayout(
      'layout-2',
      'Sự kiện Hồ Gươm',
      { kind: 'unit', unitId: 'ioc' },
      { conflict: { theirs: changed, theirVersion: 4 } },
    ),
    sharedLayout(
      'layout-3',
      'Toàn thành phố',
      { kind: 'city' },
      { refused: { code: 'not-allowed', message: 'this is not allowed', detail: 'outside-scope' } },
    ),
  ];
}

/** A bookmark that the hub knows; `change` is how it stands. */
export function bookmarkOf(change: Partial<Bookmark>, stands: Partial<ItemView> = {}): ItemView {
  const item: Bookmark = {
    kind: 'bookmark',
    id: 'mark-1',
    scope: { kind: 'private' },
    ownerId: 'tructuong',
    ownerName: 'Đặng Thu Hà',
    cameraId: 'cam-1',
    fromMs: 0,
    toMs: null,
    title: 'Va chạm xe máy',
    note: '',
    ...change,
  };
  return { item, version: 2, waiting: false, removed: false, conflict: null, refused: null, ...stands };
}

/** Bookmarks of every scope, of oneself and of others: one waits, one somebody else changed too, one is of a camera that is not known here. */
export function bookmarksOfAll(nowMs: number): ItemView[] {
  const others = { ownerId: 'giamsat', ownerName: 'Nguyễn An' };
  const clash = { id: 'mark-3', title: 'Ùn tắc kéo dài', fromMs: nowMs - 7_200_000 };
  return [
    bookmarkOf({ fromMs: nowMs - 90_000, note: 'hai người bị thương, đã gọi 115' }, { waiting: true }),
    bookmarkOf({
      id: 'mark-2',
      title: 'Xe tải đỗ sai',
      cameraId: 'cam-12',
      fromMs: nowMs - 1_500_000,
      scope: { kind: 'unit', unitId: 'ioc' },
      ...others,
    }),
    bookmarkOf(
      { ...clash, cameraId: 'cam-2', scope: { kind: 'unit', unitId: 'ioc' } },
      {
        conflict: {
          theirs: bookmarkOf({
            ...clash,
            title: 'Ùn tắc do tai nạn',
            cameraId: 'cam-2',
            note: 'đã thông lúc 13:40',
            scope: { kind: 'unit', unitId: 'ioc' },
          }).item,
          theirVersion: 3,
        },
      },
    ),
    bookmarkOf({
      id: 'mark-4',
      title: 'Đoàn khách quốc tế',
      cameraId: 'elsewhere',
      fromMs: nowMs - 3 * 86_400_000,
      scope: { kind: 'city' },
      ...others,
    }),
  ];
}

/** A report that the hub did not take. */
export function refusedReport(nowMs: number): RefusedChange {
  return {
    id: 'refused-1',
    command: 'camera.report',
    cameraId: 'cam-3',
    text: 'bị cây che từ sáng',
    madeAtMs: nowMs - 2_400_000,
    fault: { code: 'not-allowed', message: 'this is not allowed', detail: 'no-role-right' },
  };
}

/** The hub's log ended before the end that this console had kept. */
export function auditDoubt(nowMs: number): HubView['auditDoubt'] {
  const head = { hubId: 'hub-1', hash: 'a'.repeat(64), signature: 'AAAA' };
  return {
    kind: 'shorter',
    remembered: { ...head, seq: 48_213, atMs: nowMs - 5_400_000 },
    found: { ...head, seq: 47_950, atMs: nowMs - 600_000 },
    atMs: nowMs - 540_000,
  };
}

/** Another desk put a camera on this wall. */
export function pushFrom(nowMs: number, change: Partial<PushView> = {}): PushView {
  return {
    id: 'push-1',
    byPersonId: 'giamsat',
    byName: 'Nguyễn An',
    byUnit: 'Trung tâm điều hành giao thông',
    reason: 'tai nạn ở ngã tư, theo dõi giúp',
    displayId: 'd1',
    content: { kind: 'camera', cameraId: 'cam-12', tile: null },
    atMs: nowMs - 40_000,
    undone: false,
    ...change,
  };
}

/** Desks that one may push to. */
export const otherDesks: readonly DeskPresence[] = [
  {
    consoleId: 'console-a',
    name: 'Bàn 3',
    personId: 'giamsat',
    personName: 'Nguyễn An',
    unitId: 'ioc',
    displays: [
      { id: 'x1', name: 'DELL U2720Q' },
      { id: 'x2', name: 'LG 27UP' },
    ],
  },
  {
    consoleId: 'console-b',
    name: 'Bàn trực phường',
    personId: 'hoankiem',
    personName: 'Nguyễn Hải Yến',
    unitId: 'hoankiem',
    displays: [{ id: 'y1', name: 'HP E24' }],
  },
];
