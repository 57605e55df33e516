import { allReportsTopic, reportsByTopic, reportsTopic } from '../../../shared/hub/camera-report.ts';
import type { Access } from '../../../shared/rights/access.ts';
import { hasRight } from '../general-rights.ts';
import type { HubState } from '../hub-desk.ts';

/** A console follows no more topics than the hub lets it. */
const mostUnits = 30;

/** Where the hub tells who sits here of reports: of their own unit, of those that they administer, and what came of their own. */
export function reportTopicsFor(
  { access, accessExpired, view }: Pick<HubState, 'access' | 'accessExpired' | 'view'>,
  nowMs: number,
): readonly string[] {
  if (access === null) return [];
  const { unitId, id } = access.person;
  const own = [reportsByTopic(id), reportsTopic(unitId)];
  if (!hasRight({ access, accessExpired, view }, 'administer', nowMs)) return own;
  if (managesWholeCity(access)) return [...own, allReportsTopic];
  return [...new Set([...own, ...[...access.unitsUnder].slice(0, mostUnits).map(reportsTopic)])];
}

function managesWholeCity({ tier }: Access): boolean {
  return tier?.reach === 'city';
}
