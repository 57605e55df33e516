import type { CameraInfo } from '../../../shared/camera/camera.ts';

const earthRadiusMetres = 6_371_008.8;

/** The way along the sphere (haversine), right within 0.5 %; null when a position is unknown. */
export function metresBetween(a: CameraInfo['position'], b: CameraInfo['position']): number | null {
  if (!a || !b) return null;
  const radians = Math.PI / 180;
  const halfLatitude = ((b.latitude - a.latitude) * radians) / 2;
  const halfLongitude = ((b.longitude - a.longitude) * radians) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(halfLongitude) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)));
}
