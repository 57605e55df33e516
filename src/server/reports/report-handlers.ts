import { randomUUID } from 'node:crypto';
import { CameraReport } from '../../shared/hub/camera-report.ts';
import { decide } from '../../shared/rights/decide.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import { denied } from '../../shared/rights/decisions.ts';
import { notAllowed } from '../catalogue/not-allowed.ts';
import type { CommandHandlers } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';

/** Reports of wrong, stale or unreachable cameras, for the managing unit (Art. 23.4). */
export function reportHandlers(): Pick<CommandHandlers, 'camera.report' | 'camera.report-done'> {
  return {
    async 'camera.report'({ cameraId, what, text }, context) {
      const { caller, city, nowMs } = context;
      const camera = city.camera(cameraId);
      if (!camera) throw notAllowed(denied['outside-scope']);
      const decision = decide({ person: caller.access, right: 'view', camera, now: nowMs });
      if (!decision.allowed) throw notAllowed(decision);
      const report: CameraReport = {
        id: randomUUID(),
        cameraId,
        managingUnitId: camera.managingUnitId,
        reporterId: caller.personId,
        reportedAtMs: nowMs,
        what,
        text,
        state: 'open',
      };
      await context.putEntity({
        kind: 'report',
        id: report.id,
        row: report,
        seenVersion: 0,
        topics: [topicOf(report)],
      });
      context.auditDetail({ reportId: report.id, what }, cameraId);
      return { reportId: report.id };
    },

    async 'camera.report-done'({ reportId }, context) {
      const { caller, db, nowMs } = context;
      const stored = await db
        .selectFrom('entity')
        .select(['row', 'version'])
        .where('kind', '=', 'report')
        .where('id', '=', reportId)
        .executeTakeFirst();
      if (!stored) throw new CommandRefusal({ code: 'not-found', message: 'There is no such report.' });
      const report = CameraReport.parse(JSON.parse(stored.row));
      const unitId = report.managingUnitId;
      const decision = decideGeneral({ person: caller.access, right: 'administer', now: nowMs, unitId });
      // Whoever works at the managing unit may say that it is mended; others need to administer that unit.
      const isOwn = caller.access.person.unitId === unitId && decision.because === 'no-role-right';
      if (!decision.allowed && !isOwn) throw notAllowed(decision);
      if (report.state === 'done') return {};
      await context.putEntity({
        kind: 'report',
        id: reportId,
        row: { ...report, state: 'done' },
        seenVersion: stored.version,
        topics: [topicOf(report)],
      });
      context.auditDetail({ reportId }, report.cameraId);
      return {};
    },
  };
}

function topicOf({ managingUnitId }: CameraReport): string {
  return `reports:${managingUnitId}`;
}
