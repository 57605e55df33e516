import type { StreamRole } from '../camera/stream-role.ts';

/** A tile at least this high, in pixels, asks for the main stream: a 360-line substream would have to be enlarged by a third. */
export const mainFromHeightPx = 480;

/** Which of a camera's streams a tile of that height shows. One threshold: there is no governor yet. */
export function chooseRole(roles: readonly StreamRole[], tileHeightPx: number): StreamRole {
  const wanted: StreamRole = tileHeightPx >= mainFromHeightPx ? 'main' : 'sub';
  return roles.includes(wanted) ? wanted : (roles[0] ?? 'main');
}

/** Why the shown stream is not the best the camera has; null when it is. */
export function roleReason(roles: readonly StreamRole[], shown: StreamRole): 'small-tile' | null {
  return shown === 'sub' && roles.includes('main') ? 'small-tile' : null;
}
