import type { SharedItem } from '../../shared/hub/shared-item.ts';
import { type Grid, parseLayout } from '../../shared/wall/layout.ts';
import { personIdOf } from './demo-accounts.ts';

/** Layouts that the pretend city's desks share, over these cameras. */
export function demoItems(cameraIds: readonly string[]): SharedItem[] {
  const supervisor = personIdOf('giamsat');
  const traffic = personIdOf('giaothong');
  return [
    layout('demo-city-9', 'Trung tâm thành phố', '3x3', cameraIds.slice(0, 9), supervisor, { kind: 'city' }),
    layout('demo-city-6', 'Điểm nóng', '1+5', cameraIds.slice(4, 10), supervisor, { kind: 'city' }),
    layout('demo-ioc-16', 'Ca đêm IOC', '4x4', cameraIds.slice(0, 16), supervisor, {
      kind: 'unit',
      unitId: 'ioc',
    }),
    layout('demo-traffic-4', 'Nút giao cửa ngõ', '2x2', cameraIds.slice(3, 7), traffic, {
      kind: 'unit',
      unitId: 'center-traffic',
    }),
  ];
}

function layout(
  id: string,
  name: string,
  gridName: string,
  cameraIds: readonly string[],
  ownerId: string,
  scope: SharedItem['scope'],
): SharedItem {
  const grid = gridOf(gridName);
  const tiles = grid.cells.map((_, index) => cameraIds[index] ?? null);
  return { kind: 'layout', id, scope, ownerId, layout: { id, name, key: null, grid, tiles } };
}

function gridOf(name: string) {
  const found: Grid | null = parseLayout(name);
  if (!found) throw new RangeError(`no layout is called ${name}`);
  return { columns: found.columns, rows: found.rows, cells: found.cells.map((cell) => ({ ...cell })) };
}
