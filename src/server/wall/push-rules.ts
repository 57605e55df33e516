import type { PushedContent } from '../../shared/hub/wall-push.ts';
import type { Access } from '../../shared/rights/access.ts';
import { decide } from '../../shared/rights/decide.ts';
import type { Decision } from '../../shared/rights/decision.ts';
import { denied } from '../../shared/rights/decisions.ts';
import type { Right } from '../../shared/rights/right.ts';
import type { CityState } from '../city/city-state.ts';
import { CommandRefusal } from '../command/command-refusal.ts';

/** The cameras that a push would show. */
export function pushedCameraIds(content: PushedContent): string[] {
  if (content.kind === 'camera') return [content.cameraId];
  return [...new Set(content.layout.tiles.filter((id) => id !== null))];
}

/** Throws CommandRefusal `not-allowed` unless the one may push every one of these cameras and the other may view it. */
export function refuseUnlessBothMay(
  cameraIds: readonly string[],
  { by, at, city, nowMs }: { by: Access; at: Access; city: Pick<CityState, 'camera'>; nowMs: number },
): void {
  const judge = (person: Access, right: Right, cameraId: string): Decision => {
    const camera = city.camera(cameraId);
    return camera && !camera.retired
      ? decide({ person, right, camera, now: nowMs })
      : denied['outside-scope'];
  };
  for (const cameraId of cameraIds) {
    const own = judge(by, 'push', cameraId);
    if (!own.allowed) throw refusal('You may not push this camera.', own, cameraId);
    const theirs = judge(at, 'view', cameraId);
    if (!theirs.allowed) throw refusal('The person at that desk may not view this camera.', theirs, cameraId);
  }
}

function refusal(message: string, { because }: Decision, cameraId: string): CommandRefusal {
  return new CommandRefusal({ code: 'not-allowed', message, detail: `${because}: ${cameraId}` });
}
