import type { CallName, CallOutput } from '../../src/shared/contract/calls.ts';
import type { LoggedChange } from '../../src/shared/contract/wall-log-calls.ts';
import { cityScene, sceneTimeMs } from './city-scene.ts';

const minuteMs = 60_000;

const changes: LoggedChange[] = [
  { id: 4, atMs: sceneTimeMs - 3 * minuteMs, by: 'operator', act: 'maximise', displayId: 'd1' },
  { id: 3, atMs: sceneTimeMs - 7 * minuteMs, by: 'operator', act: 'place', displayId: 'd1' },
  { id: 2, atMs: sceneTimeMs - 11 * minuteMs, by: 'operator', act: 'set-layout', displayId: 'd1' },
  { id: 1, atMs: sceneTimeMs - 15 * minuteMs, by: 'console', act: 'start', displayId: 'd1' },
];

/** What the log of the city's first display says. */
export const wallLogAnswers: readonly (readonly [CallName, unknown])[] = [
  [
    'wall-log.displays',
    { displays: [{ id: 'd1', name: 'DELL U2720Q' }], fromMs: changes.at(-1)?.atMs ?? null },
  ],
  ['wall-log.changes', { changes }],
  ['wall-log.at', momentOf()],
];

function momentOf(): CallOutput<'wall-log.at'> {
  const { start, reports } = cityScene();
  const display = start.wall.displays[0];
  const tiles = (reports.get('d1') ?? []).map((report) => {
    const { tile, cameraId, state, reason, stream, width, height, codec, lane } = report;
    const isLive = state === 'live';
    return {
      ...{ tile, cameraId, state, reason, stream, width, height, codec, lane },
      transport: codec === null ? null : ('tcp' as const),
      fps: isLive ? report.presentedFps : null,
      pictureAtMs: isLive ? null : report.pictureAtMs,
      region: null,
    };
  });
  return {
    running: true,
    gap: null,
    change: changes[1] ?? null,
    grid: display?.grid ?? null,
    maximised: null,
    tiles,
  };
}
