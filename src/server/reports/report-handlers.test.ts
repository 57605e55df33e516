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

function nameOf(account: string): string | undefined {
  return hub.city.book().persons.find((person) => person.account === account)?.name;
}

function report(account: string, cameraId = 'cam-1') {
  const what = 'stale-data' as const;
  return hub.submit(account, 'camera.report', { cameraId, what, text: 'Hướng đã đổi' });
}

test('a report goes to the unit that manages the camera, with who made it', async () => {
  const { reportId } = outputOf('camera.report', await report('hoankiem'));
  const changes = [
    {
      kind: 'report',
      id: reportId,
      row: {
        cameraId: 'cam-1',
        reporterId: 'person-hoankiem',
        reporterName: nameOf('hoankiem'),
        state: 'open',
        text: 'Hướng đã đổi',
      },
    },
  ];
  expect(told).toMatchObject([
    { topic: 'reports:infrastructure', changes },
    { topic: 'reports:@person-hoankiem', changes },
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
        row: {
          ...{ state: 'done', answer, doneAtMs: hub.now(), answerSeenAtMs: null },
          ...{ handledBy: 'person-hatang', handlerName: nameOf('hatang') },
        },
      },
    ],
  });
  expect(told).toHaveLength(3);
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
    [{ version: 2 }],
  ]);
  await hub.submit('hatang', 'camera.report-done', { reportId });
  expect(codeOf(await hub.submit('hatang', 'camera.report-take', { reportId }))).toBe('report-done');
});

test('its reporter says that the answer was read, once it is there; for others’ reports nothing is kept', async () => {
  const { reportId } = outputOf('camera.report', await report('hoankiem'));
  const seen = async (account: string) => {
    told.length = 0;
    expect(codeOf(await hub.submit(account, 'camera.report-seen', { reportIds: [reportId, 'none'] }))).toBe(
      'ok',
    );
    return told.map(({ topic }) => topic);
  };
  expect(await seen('hoankiem')).toEqual([]);
  await hub.submit('hatang', 'camera.report-done', { reportId, answer: 'Đã sửa' });
  expect(await seen('hatang')).toEqual([]);
  expect(await seen('hoankiem')).toContain('reports:@person-hoankiem');
  expect(told[0]?.changes).toMatchObject([{ version: 3, row: { state: 'done', answerSeenAtMs: hub.now() } }]);
  expect(await seen('hoankiem')).toEqual([]);
});

test('who mends what they reported themselves is not told of it', async () => {
  const { reportId } = outputOf('camera.report', await report('hatang'));
  told.length = 0;
  await hub.submit('hatang', 'camera.report-done', { reportId });
  expect(told[0]?.changes).toMatchObject([{ row: { state: 'done', answerSeenAtMs: hub.now() } }]);
});
