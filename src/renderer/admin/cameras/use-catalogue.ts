import { useCallback, useMemo } from 'react';
import type { Fault } from '../../../shared/base/fault.ts';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import type { CameraScope } from '../../../shared/rights/camera-scope.ts';
import { decideAdministerCamera } from '../../../shared/rights/decide-administer-camera.ts';
import { useReports } from '../../hub/reports/use-reports.ts';
import { useHub } from '../../hub/use-hub.ts';
import { createCameraSearch } from '../../operator/cameras/search-cameras.ts';
import { useCameraIndex } from '../../operator/cameras/use-camera-index.ts';
import { useSession } from '../../operator/operator-context.ts';
import type { CatalogueFilter } from './catalogue-filter.ts';
import { useRetired } from './use-retired.ts';
import { useScopes } from './use-scopes.ts';

/** A camera of the catalogue, as its list shows it. */
export interface CatalogueRow {
  readonly camera: CameraInfo;
  readonly scope: CameraScope;
  /** Reports of it that nobody has closed. */
  readonly reports: number;
}

export interface CatalogueView {
  /** Those that fit the filter, best first; null until they are known. */
  readonly found: readonly CameraInfo[] | null;
  /** What the list shows of one of them. */
  rowOf(camera: CameraInfo): CatalogueRow | null;
  /** How many there are without the filter. */
  readonly total: number;
  /** Cameras that one sees but does not look after. */
  readonly others: number;
  /** Units that look after some of them, by how they are named in the filter. */
  readonly unitIds: ReadonlySet<string>;
  /** The hub has more than it tells. */
  readonly more: boolean;
  readonly fault: Fault | null;
}

/** The cameras that who sits here looks after. */
export function useCatalogue(filter: CatalogueFilter): CatalogueView {
  const isRetired = filter.state === 'retired';
  const inService = useSession((state) => state.cameras);
  const scopesInService = useScopes(inService);
  const retired = useRetired(isRetired);
  const cameras = isRetired ? retired.cameras : inService;
  const scopes = isRetired ? retired.scopes : scopesInService.byId;
  const own = useOwn(scopes);
  const entries = useCameraIndex(cameras);
  const reports = useOpenReportCounts();
  const search = useMemo(createCameraSearch, []);
  const found = useMemo(() => {
    if (entries === null || own === null) return null;
    const list: CameraInfo[] = [];
    const places = search(entries, filter.search);
    const count = places?.length ?? entries.length;
    for (let at = 0; at < count; at += 1) {
      const camera = entries[places?.[at] ?? at]?.camera;
      const scope = camera && own.get(camera.id);
      if (!scope || !fits(scope, filter)) continue;
      if (filter.state !== 'reported' || reports.has(camera.id)) list.push(camera);
    }
    return list;
  }, [entries, own, reports, search, filter]);
  const rowOf = useCallback(
    (camera: CameraInfo): CatalogueRow | null => {
      const scope = own?.get(camera.id);
      return scope ? { camera, scope, reports: reports.get(camera.id) ?? 0 } : null;
    },
    [own, reports],
  );
  const unitIds = useMemo(() => {
    const ids = new Set<string>();
    for (const { managingUnitId } of own?.values() ?? []) ids.add(managingUnitId);
    return ids;
  }, [own]);
  return {
    found,
    rowOf,
    total: own?.size ?? 0,
    others: scopes && own && !isRetired ? scopes.size - own.size : 0,
    unitIds,
    more: isRetired && retired.more,
    fault: isRetired ? retired.fault : scopesInService.fault,
  };
}

function fits({ class: kind, managingUnitId }: CameraScope, filter: CatalogueFilter): boolean {
  return (
    (filter.unitId === null || managingUnitId === filter.unitId) &&
    (filter.class === null || kind === filter.class)
  );
}

/** Those of them that who sits here looks after. */
function useOwn(scopes: ReadonlyMap<string, CameraScope> | null): ReadonlyMap<string, CameraScope> | null {
  const access = useHub((state) => state.access);
  return useMemo(() => {
    if (scopes === null || access === null) return null;
    const nowMs = Date.now();
    const own = new Map<string, CameraScope>();
    for (const scope of scopes.values())
      if (decideAdministerCamera(access, scope, nowMs).allowed) own.set(scope.id, scope);
    return own;
  }, [scopes, access]);
}

function useOpenReportCounts(): ReadonlyMap<string, number> {
  const all = useReports((state) => state.all);
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { cameraId, state } of all ?? [])
      if (state !== 'done') counts.set(cameraId, (counts.get(cameraId) ?? 0) + 1);
    return counts;
  }, [all]);
}
