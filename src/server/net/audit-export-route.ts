import { z } from 'zod';
import { ExpectedError } from '../../shared/base/fault.ts';
import { AuditQuery } from '../../shared/hub/audit-commands.ts';
import { type ExportAuditOptions, exportAudit } from '../audit/export-audit.ts';
import type { SignedInRoute } from './route.ts';
import { sendStream } from './send-stream.ts';

const moment = z.coerce.number().int().nullable().default(null);

const ExportQuery = AuditQuery.omit({ limit: true, beforeSeq: true }).extend({
  personId: AuditQuery.shape.personId.default(null),
  cameraId: AuditQuery.shape.cameraId.default(null),
  what: AuditQuery.shape.what.default(null),
  fromMs: moment,
  toMs: moment,
  format: z.enum(['csv', 'ndjson']).default('csv'),
});

/** `GET /api/audit/export?format=csv|ndjson` with the fields of AuditQuery: what was found, newest first. */
export function auditExportRoute(
  parts: Pick<ExportAuditOptions, 'store' | 'queue' | 'city'>,
  now: () => number,
): SignedInRoute {
  return {
    method: 'GET',
    path: '/api/audit/export',
    async handle(exchange, caller) {
      const parsed = ExportQuery.safeParse(Object.fromEntries(exchange.query));
      if (!parsed.success)
        throw new ExpectedError({ code: 'bad-input', message: 'The question is malformed.' });
      const { format, ...query } = parsed.data;
      const { signal } = exchange;
      const pieces = await exportAudit({ ...parts, caller, nowMs: now(), query, format, signal });
      try {
        await sendStream(exchange, pieces, {
          'content-type':
            format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
          'content-disposition': `attachment; filename="audit.${format}"`,
        });
      } finally {
        // Also of one that went away before the second piece was asked for, the log says how much it got.
        await pieces.return(undefined);
      }
    },
  };
}
