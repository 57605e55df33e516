import { describe, expect, test } from 'vitest';
import { hubEngines } from '../../../test/support/hub-engines.ts';
import { identityOf } from '../../../test/support/hub-inside.ts';
import { everything, hubWithLog } from '../../../test/support/hub-with-log.ts';
import { exportAudit } from './export-audit.ts';

describe.each(hubEngines)('the log taken out of $name', ({ fresh }) => {
  test('an export has what the inspector may see, no formulas, and is logged before it begins and with its count when it ends', async () => {
    const hub = await hubWithLog(await fresh());
    const access = hub.city.accessOf('auditor1');
    if (!access) throw new Error('nobody');
    const taken = async (format: 'csv' | 'ndjson') => {
      const pieces = await exportAudit({
        ...hub,
        caller: { ...identityOf('auditor1'), access },
        nowMs: 10_000,
        query: everything,
        format,
        signal: new AbortController().signal,
      });
      let text = '';
      for await (const piece of pieces) text += piece;
      return text;
    };
    const lines = (await taken('ndjson')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual([4, 2, 1]);
    const csv = await taken('csv');
    expect(csv.startsWith('\u{feff}seq,time,what')).toBe(true);
    expect(csv).toContain('4,1970-01-01T00:00:04.000Z,viewing.started,two,,cam1,done');
    await hub.sealer.seal();
    const exported = await hub.store.reader
      .selectFrom('audit_entry')
      .select(['what', 'person_id', 'outcome', 'detail'])
      .where('what', 'like', 'audit.exported%')
      .orderBy('seq')
      .execute();
    expect(exported.map(({ detail, ...row }) => ({ ...row, ...JSON.parse(detail) }))).toMatchObject([
      { what: 'audit.exported', person_id: 'auditor1', outcome: 'done', format: 'ndjson' },
      { what: 'audit.exported.ended', person_id: 'auditor1', outcome: 'done', count: 3, whole: true },
      { what: 'audit.exported', person_id: 'auditor1', outcome: 'done', format: 'csv' },
      // The export before may be in it already.
      {
        ...{ what: 'audit.exported.ended', person_id: 'auditor1', outcome: 'done', whole: true },
        count: csv.trimEnd().split('\r\n').length - 1,
      },
    ]);
  });

  test('of an export that is broken off the log says so, with what had gone out', async () => {
    const hub = await hubWithLog(await fresh());
    const access = hub.city.accessOf('auditor');
    if (!access) throw new Error('nobody');
    const gone = new AbortController();
    const begin = () =>
      exportAudit({
        ...{ ...hub, caller: { ...identityOf('auditor'), access }, nowMs: 10_000, signal: gone.signal },
        ...{ query: { ...everything, what: 'viewing.' }, format: 'ndjson' },
      });
    const left = await begin();
    await left.next();
    await left.return(undefined);
    const early = await begin();
    gone.abort();
    await expect(early.next()).rejects.toThrow();
    await hub.sealer.seal();
    const ended = await hub.store.reader
      .selectFrom('audit_entry')
      .select(['outcome', 'detail'])
      .where('what', '=', 'audit.exported.ended')
      .orderBy('seq')
      .execute();
    expect(ended.map(({ outcome, detail }) => ({ outcome, ...JSON.parse(detail) }))).toMatchObject([
      { outcome: 'failed', count: 4, whole: false, format: 'ndjson', query: { what: 'viewing.' } },
      { outcome: 'failed', count: 0, whole: false },
    ]);
  });
});
