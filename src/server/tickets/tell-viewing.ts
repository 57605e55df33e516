import { decide } from '../../shared/rights/decide.ts';
import type { Right } from '../../shared/rights/right.ts';
import type { CommandHandler } from '../command/command-context.ts';

/** What is told later than this after it was done is marked late. */
const lateAfterMs = 60_000;

/** A console keeps what it could not tell for so long; an earlier time is a wrong clock. */
const longestOutageMs = 31 * 24 * 3_600_000;

const names: Partial<Record<Right, string>> = { view: 'viewing', replay: 'replay', ptz: 'control' };

/** Puts start and end of viewing, replay and control into the audit log, each with the time it was told to have happened, bounded by the hub's clock. */
export const tellViewing: CommandHandler<'viewing.tell'> = async ({ events }, context) => {
  const { caller, city, nowMs } = context;
  for (const { cameraId, right, phase, atMs } of events) {
    const camera = city.camera(cameraId);
    const heldAtMs = Math.min(Math.max(atMs, nowMs - longestOutageMs), nowMs);
    const isLate = nowMs - heldAtMs > lateAfterMs;
    await context.audit({
      what: `${names[right] ?? right}.${phase}`,
      outcome: 'done',
      personId: caller.personId,
      consoleId: caller.consoleId,
      cameraId: camera ? cameraId : null,
      detail: {
        atMs: heldAtMs,
        late: isLate,
        ...(heldAtMs === atMs ? {} : { toldAtMs: atMs }),
        ...(camera ? {} : { unknownCamera: cameraId }),
        // Rights may have been others then: of what is late, nothing is said.
        ...(camera && !isLate ? becauseOf(decide({ person: caller.access, right, camera, now: nowMs })) : {}),
      },
    });
  }
  context.auditDetail({ events: events.length });
  return {};
};

function becauseOf({ allowed, because }: { allowed: boolean; because: string }) {
  return { allowed, because };
}
