import type { AuditQuery } from '../../src/shared/hub/audit-commands.ts';
import { openHubInside } from './hub-inside.ts';

/** A search for all entries. */
export const everything: AuditQuery = {
  personId: null,
  cameraId: null,
  what: null,
  fromMs: null,
  toMs: null,
  beforeSeq: null,
  limit: 1000,
};

/** By one and two, with cameras of ward1 and ward2, one each thousand milliseconds. */
export const told = [
  ['viewing.started', 'one', 'cam1'],
  ['viewing.ended', 'one', 'cam1'],
  ['viewing.started', 'two', 'cam3'],
  ['viewing.started', 'two', 'cam1'],
  ['sign-in.failed', 'two', null],
  ['viewed', 'chief', null],
] as const;

/** A hub in this process whose log holds what `told` says, sealed; `pass` lets its clock go on. */
export async function hubWithLog(place: Parameters<typeof openHubInside>[0]) {
  let nowMs = 0;
  const hub = await openHubInside(place, { now: () => nowMs });
  for (const [what, personId, cameraId] of told) {
    nowMs += 1000;
    await hub.queue.change(({ audit }) =>
      audit({ what, outcome: 'done', personId, consoleId: null, cameraId, detail: { word: '=1+1' } }),
    );
  }
  await hub.sealer.seal();
  return {
    ...hub,
    pass(ms: number) {
      nowMs += ms;
    },
  };
}
