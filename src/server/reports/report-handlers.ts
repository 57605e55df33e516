import { randomUUID } from 'node:crypto';
import { CameraReport } from '../../shared/hub/camera-report.ts';
import { decide } from '../../shared/rights/decide.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import { denied } from '../../shared/rights/decisions.ts';
import { notAllowed } from '../catalogue/not-allowed.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import { reportTopics } from './report-topics.ts';

type ReportCommand = 'camera.report' | 'camera.report-take' | 'camera.report-done' | 'camera.report-seen';
type ReportHandlers = Pick<CommandHandlers, ReportCommand>;

/** Reports of wrong, stale or unreachable cameras, for the managing unit (Art. 23.4). */
export function reportHandlers(): ReportHandlers {
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
        reporterName: caller.access.person.name,
        reportedAtMs: nowMs,
        what,
        text,
        state: 'open',
        handledBy: null,
        answer: '',
        doneAtMs: null,
        answerSeenAtMs: null,
      };
      await keep(report, 0, context);
      context.auditDetail({ reportId: report.id, what }, cameraId);
      return { reportId: report.id };
    },

    async 'camera.report-take'({ reportId }, context) {
      const { report, version } = await readForManager(reportId, context);
      const { personId, access } = context.caller;
      if (report.state === 'done')
        throw new CommandRefusal({ code: 'report-done', message: 'This report is closed already.' });
      if (report.state === 'taken' && report.handledBy === personId) return {};
      const handler = { handledBy: personId, handlerName: access.person.name };
      await keep({ ...report, ...handler, state: 'taken' }, version, context);
      context.auditDetail({ reportId }, report.cameraId);
      return {};
    },

    async 'camera.report-done'({ reportId, answer }, context) {
      const { report, version } = await readForManager(reportId, context);
      if (report.state === 'done') return {};
      const { caller, nowMs } = context;
      const handler = { handledBy: caller.personId, handlerName: caller.access.person.name };
      // Who answers their own report needs no telling.
      const answerSeenAtMs = report.reporterId === caller.personId ? nowMs : null;
      await keep(
        { ...report, ...handler, state: 'done', answer, doneAtMs: nowMs, answerSeenAtMs },
        version,
        context,
      );
      context.auditDetail({ reportId, answer }, report.cameraId);
      return {};
    },

    async 'camera.report-seen'({ reportIds }, context) {
      const seen: string[] = [];
      for (const reportId of new Set(reportIds)) {
        const stored = await readReport(reportId, context);
        if (stored?.report.reporterId !== context.caller.personId) continue;
        if (stored.report.state !== 'done' || stored.report.answerSeenAtMs !== null) continue;
        await keep({ ...stored.report, answerSeenAtMs: context.nowMs }, stored.version, context);
        seen.push(reportId);
      }
      context.auditDetail({ reportIds: seen });
      return {};
    },
  };
}

function keep(report: CameraReport, seenVersion: number, context: CommandContext): Promise<number> {
  const topics = reportTopics(report, context.city.camera(report.cameraId));
  return context.putEntity({ kind: 'report', id: report.id, row: report, seenVersion, topics });
}

interface StoredReport {
  readonly report: CameraReport;
  readonly version: number;
}

async function readReport(
  reportId: string,
  { db }: Pick<CommandContext, 'db'>,
): Promise<StoredReport | null> {
  const stored = await db
    .selectFrom('entity')
    .select(['row', 'version'])
    .where('kind', '=', 'report')
    .where('id', '=', reportId)
    .executeTakeFirst();
  if (!stored) return null;
  return { report: CameraReport.parse(JSON.parse(stored.row)), version: stored.version };
}

/** A report, for who may say what becomes of it. Throws CommandRefusal `not-found`, `not-allowed`. */
async function readForManager(reportId: string, context: CommandContext): Promise<StoredReport> {
  const stored = await readReport(reportId, context);
  if (!stored) throw new CommandRefusal({ code: 'not-found', message: 'There is no such report.' });
  const { caller, nowMs } = context;
  const unitId = stored.report.managingUnitId;
  const decision = decideGeneral({ person: caller.access, right: 'administer', now: nowMs, unitId });
  // Whoever works at the managing unit may say that it is mended; others need to administer that unit.
  const isOwn = caller.access.person.unitId === unitId && decision.because === 'no-role-right';
  if (!decision.allowed && !isOwn) throw notAllowed(decision);
  return stored;
}
