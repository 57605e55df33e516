import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { ClipSpec } from '../clip/clip-spec.ts';
import type { SimFault } from '../sim-fault.ts';
import type { CameraPlan } from './camera-plan.ts';

/** The clip that a stream shows under a fault, or without one. */
export function clipUnderFault(plan: CameraPlan, role: StreamRole, fault: SimFault | null): ClipSpec {
  const { number: camera, codec, fps, gopSeconds, bFrames, loopSeconds } = plan;
  const usual: ClipSpec = { camera, codec, ...plan.sizes[role], fps, gopSeconds, bFrames, loopSeconds };
  switch (fault?.kind) {
    case 'long-gop':
      return { ...usual, gopSeconds: fault.gopSeconds };
    case 'size-change':
      return { ...usual, width: fault.width, height: fault.height };
    case 'low-fps':
      return { ...usual, fps: fault.fps };
    default:
      return usual;
  }
}
