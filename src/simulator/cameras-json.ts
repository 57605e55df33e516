import type { StreamRole } from '../shared/camera/stream-role.ts';
import type { CameraPlan } from './camera/camera-plan.ts';
import { placeOf } from './place-names.ts';

/** Text of a cameras.json that lists the city's cameras with the addresses of their streams. */
export function camerasJson(
  plans: readonly CameraPlan[],
  url: (number: number, role: StreamRole) => string,
): string {
  const cameras = plans.map(({ number, noSub }) => ({
    id: `cam-${String(number).padStart(4, '0')}`,
    number,
    ...placeOf(number),
    streams: (noSub ? (['main'] as const) : (['main', 'sub'] as const)).map((role) => ({
      role,
      url: url(number, role),
    })),
  }));
  return `${JSON.stringify({ cameras }, null, 2)}\n`;
}
