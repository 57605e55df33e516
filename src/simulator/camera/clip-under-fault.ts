import type { StreamRole } from '../../shared/camera/stream-role.ts';
import type { ClipSpec } from '../clip/clip-spec.ts';
import type { SimFault } from '../sim-fault.ts';
import type { CameraPlan } from './camera-plan.ts';

/** The clip that a stream shows under a fault, or without one. */
export function clipUnderFault(plan: CameraPlan, role: StreamRole, fault: SimFault | null): ClipSpec {
  const { number: camera, fps, gopSeconds, bFrames, loopSeconds } = plan;
  const usual: ClipSpec = {
    camera,
    codec: plan.codecs[role],
    ...plan.sizes[role],
    fps,
    gopSeconds,
    bFrames,
    loopSeconds,
  };
  switch (fault?.kind) {
    case 'long-gop':
      return { ...usual, gopSeconds: fault.gopSeconds };
    case 'size-change':
      return { ...usual, width: fault.width, height: fault.height };
    case 'low-fps':
      return { ...usual, fps: fault.fps };
    case 'codec-change':
      return { ...usual, codec: fault.codec };
    default:
      return usual;
  }
}
