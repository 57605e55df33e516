import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeOf, openTestHub, outputOf, type TestHub, testCamera } from '../catalogue/test-hub.ts';
import type { TopicChanges } from '../topics/topic-changes.ts';
import { reportHandlers } from './report-handlers.ts';

let hub: TestHub;
let told: TopicChanges[];

beforeEach(async () => {
  hub = await openTestHub({
    cameras: [testCamera(1, { managingUnitId: 'infrastructure' }), testCamera(2, { territoryId: 'ba-dinh' })],
    handlers: () => reportHandlers(),
  });
  told = [];
  hub.queue.onCommitted((changes) => told.push(...changes));
});

afterEach(() => hub.dispose());

function report(account: string, cameraId = 'cam-1') {
  const what = 'stale-data' as const;
  return hub.submit(account, 'camera.report', { cameraId, what, text: 'Hướng đã đổi' });
}

test('a report goes to the unit that manages the camera', async () => {
  const { reportId } = outputOf('camera.report', await report('hoankiem'));
  const changes = [
    {
      kind: 'report',
      id: reportId,
      row: { cameraId: 'cam-1', reporterId: 'person-hoankiem', state: 'open', text: 'Hướng đã đổi' },
    },
  ];
  expect(told).toMatchObject([
    { topic: 'reports:infrastructure', changes },
    { topic: 'reports:*', changes },
  ]);
});

test('only of a camera that the person may see', async () => {
  expect(codeOf(await report('yte'))).toBe('not-allowed');
  expect(codeOf(await report('hoankiem', 'cam-99'))).toBe('not-allowed');
  expect(told).toEqual([]);
});

test('the managing unit says that it is mended, once, and nobody else does', async () => {
  const { reportId } = outputOf('camera.report', await report('hoankiem'));
  expect(codeOf(await hub.submit('hoankiem', 'camera.report-done', { reportId }))).toBe('not-allowed');
  told.length = 0;
  const answer = 'Đã chỉnh lại hướng';
  expect(codeOf(await hub.submit('hatang', 'camera.report-done', { reportId, answer }))).toBe('ok');
  expect(codeOf(await hub.submit('hatang', 'camera.report-done', { reportId }))).toBe('ok');
  expect(told[0]).toMatchObject({
    topic: 'reports:infrastructure',
    changes: [
      {
        id: reportId,
        version: 2,
        row: { state: 'done', answer, handledBy: 'person-hatang', doneAtMs: hub.now() },
      },
    ],
  });
  expect(told).toHaveLength(2);
  expect(codeOf(await hub.submit('hatang', 'camera.report-done', { reportId: 'none' }))).toBe('not-found');
});

test('who takes a report on is named to the others; a closed one stays closed', async () => {
  const { reportId } = outputOf('camera.report', await report('hoankiem'));
  expect(codeOf(await hub.submit('hoankiem', 'camera.report-take', { reportId }))).toBe('not-allowed');
  told.length = 0;
  expect(codeOf(await hub.submit('hatang', 'camera.report-take', { reportId }))).toBe('ok');
  expect(codeOf(await hub.submit('hatang', 'camera.report-take', { reportId }))).toBe('ok');
  expect(told.map(({ changes }) => changes)).toMatchObject([
    [{ version: 2, row: { state: 'taken', handledBy: 'person-hatang' } }],
    [{ version: 2 }],
  ]);
  await hub.submit('hatang', 'camera.report-done', { reportId });
  expect(codeOf(await hub.submit('hatang', 'camera.report-take', { reportId }))).toBe('report-done');
});
