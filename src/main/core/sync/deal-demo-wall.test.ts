import { expect, test } from 'vitest';
import { Emitter } from '../../../shared/base/emitter.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { noWall } from '../../../shared/wall/wall-view.ts';
import { dealDemoWall } from './deal-demo-wall.ts';

function demo() {
  const onChanged = new Emitter<void>();
  const known = { cameras: [] as string[], real: 0 };
  const all = () => known.cameras.map((id) => ({ id }) as CameraInfo);
  const dealt: (readonly string[])[] = [];
  const wall = { view: () => noWall, deal: (ids: readonly string[]) => void dealt.push(ids) };
  const dealing = dealDemoWall({ cameras: { onChanged, all }, demoCameras: () => known.real }, wall);
  return { known, dealt, dealing, changed: () => onChanged.fire() };
}

test("the wall is dealt once the cameras are there: the units' names and the hub's word come before them", () => {
  const { known, dealt, changed } = demo();
  changed();
  known.real = 2;
  changed();
  expect(dealt).toEqual([]);
  known.cameras = ['one', 'two', 'three'];
  changed();
  expect(dealt).toEqual([['one', 'two']]);
  changed();
  expect(dealt).toHaveLength(1);
});

test('a list that comes before the hub has said which of its cameras are real waits for that', () => {
  const { known, dealt, changed } = demo();
  known.cameras = ['one'];
  changed();
  expect(dealt).toEqual([]);
  known.real = 1;
  changed();
  expect(dealt).toEqual([['one']]);
});
