import type { CapacityFigure } from '../../../shared/capacity/capacity.ts';
import { hardwareMethods } from '../decode/hardware-methods.ts';
import type { LaneMethod } from '../decode/lane-arguments.ts';

/**
 * The method that decodes a codec in the ffmpeg lane at the least cost over all the ways that were measured; `software` where nothing better was. A hardware
 * method that fails at one size is not used at any.
 */
export function bestMethod(figures: readonly CapacityFigure[], codec: string): LaneMethod {
  const costs = new Map<LaneMethod, number>();
  for (const { lane, method, codec: measured, msPerPicture } of figures) {
    if (lane !== 'ffmpeg' || measured !== codec || !isLaneMethod(method)) continue;
    costs.set(method, (costs.get(method) ?? 0) + (msPerPicture ?? Infinity));
  }
  let best: LaneMethod = 'software';
  for (const [method, cost] of costs) if (cost < (costs.get(best) ?? Infinity)) best = method;
  return best;
}

function isLaneMethod(method: string): method is LaneMethod {
  return method === 'software' || Object.hasOwn(hardwareMethods, method);
}
