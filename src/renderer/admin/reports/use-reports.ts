import { useEffect, useMemo, useState } from 'react';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import { allReportsTopic, CameraReport, reportsTopic } from '../../../shared/hub/camera-report.ts';
import { useHub } from '../../hub/use-hub.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { managesWholeCity } from './whole-city.ts';

export interface Reports {
  /** The newest first; null until they are here. */
  readonly all: readonly CameraReport[] | null;
  readonly fault: Fault | null;
}

/** A console follows no more topics than the hub lets it. */
const mostUnits = 30;

/** The reports of cameras that who sits here looks after, followed while it is shown. */
export function useReports(): Reports {
  const { bridge } = useOperator().session;
  const link = useHub(({ view }) => view.link);
  const access = useHub((state) => state.access);
  const topics = useMemo(() => {
    if (access === null || link === 'none') return [];
    const own = access.person.unitId;
    const units = managesWholeCity(access) ? [own] : [own, ...access.unitsUnder];
    const named = [...new Set(units)].slice(0, mostUnits).map(reportsTopic);
    return managesWholeCity(access) ? [allReportsTopic, ...named] : named;
  }, [access, link]);
  const [known, setKnown] = useState<Reports>({ all: null, fault: null });
  useEffect(() => {
    let newest = 0;
    const read = async () => {
      newest += 1;
      const mine = newest;
      try {
        const answers = [];
        for (const topic of topics) answers.push(await bridge.call('hub.rows', { topic }));
        const rows = answers.flatMap((answer) => answer.rows);
        if (mine === newest) setKnown({ all: reportsOf(rows.map(({ row }) => row)), fault: null });
      } catch (error) {
        const fault = faultOf(error);
        if (mine === newest) setKnown(({ all }) => ({ all, fault }));
      }
    };
    const following = bridge.on('hub.rows-changed', ({ topic }) => {
      if (topics.includes(topic)) void read();
    });
    if (topics.length > 0) void read();
    return () => {
      newest = -1;
      following.dispose();
    };
  }, [bridge, topics]);
  return known;
}

/** One topic may tell what another tells as well. */
function reportsOf(rows: readonly unknown[]): CameraReport[] {
  const byId = new Map<string, CameraReport>();
  for (const row of rows) {
    if (row === null) continue;
    const report = CameraReport.parse(row);
    byId.set(report.id, report);
  }
  return [...byId.values()].sort((one, other) => other.reportedAtMs - one.reportedAtMs);
}
