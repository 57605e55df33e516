import { foldText } from '../../shared/hub/fold-text.ts';
import type { HubCamera } from '../../shared/hub/hub-camera.ts';

/** When a camera is suspected of showing what another one shows already (Art. 5.4, 13.1). */
export interface DuplicateRule {
  readonly distanceM: number;
  readonly directionDeg: number;
}

export const defaultDuplicateRule: DuplicateRule = { distanceM: 20, directionDeg: 30 };

const earthRadiusM = 6_371_000;
/** Of latitude, a little less than it is. */
const metresADegree = 111_000;
const classesInScope: ReadonlySet<HubCamera['class']> = new Set(['ordinary', 'public']);

/**
 * Those of `others` that stand within the distance, look the same way and have the same purpose, nearest first. A direction that nobody wrote down is no
 * difference; nor is that of a camera that sees all around. Police operational, state-secret and private cameras are outside the regulation: they are
 * neither asked for nor named. A camera that says nothing of its place or purpose is suspected of nothing.
 */
export function findDuplicates(
  camera: HubCamera,
  others: Iterable<HubCamera>,
  rule: DuplicateRule = defaultDuplicateRule,
): HubCamera[] {
  const { position } = camera;
  const purpose = foldText(camera.purpose);
  if (position === null || purpose === '' || !isInScope(camera)) return [];
  const found: { camera: HubCamera; distanceM: number }[] = [];
  for (const other of others) {
    if (other.id === camera.id || other.position === null || !isInScope(other)) continue;
    if (Math.abs(position.latitude - other.position.latitude) > rule.distanceM / metresADegree) continue;
    const distanceM = distanceBetween(position, other.position);
    if (distanceM > rule.distanceM || !looksSameWay(camera, other, rule.directionDeg)) continue;
    if (foldText(other.purpose) === purpose) found.push({ camera: other, distanceM });
  }
  return found.sort((one, other) => one.distanceM - other.distanceM).map((each) => each.camera);
}

function isInScope(camera: HubCamera): boolean {
  return !camera.retired && classesInScope.has(camera.class);
}

function looksSameWay(one: HubCamera, other: HubCamera, withinDeg: number): boolean {
  if (one.azimuthDeg === null || other.azimuthDeg === null) return true;
  if (seesAround(one) || seesAround(other)) return true;
  const apart = Math.abs(one.azimuthDeg - other.azimuthDeg);
  return Math.min(apart, 360 - apart) <= withinDeg;
}

function seesAround({ fieldOfViewDeg, catalogue }: HubCamera): boolean {
  return fieldOfViewDeg === 360 || catalogue.device.kind === 'panoramic';
}

type Position = NonNullable<HubCamera['position']>;

/** Metres along the sphere (haversine); exact to half a per cent, far more than a surveyor's position. */
function distanceBetween(one: Position, other: Position): number {
  const north = radians(other.latitude - one.latitude);
  const east = radians(other.longitude - one.longitude);
  const h =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
