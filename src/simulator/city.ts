import type { StreamRole } from '../shared/camera/stream-role.ts';
import type { SimFaultInput } from './sim-fault.ts';

/** A camera of the pretend city, as a test drives it. */
export interface SimCamera {
  readonly number: number;
  /** Open RTSP connections that speak to this camera. */
  readonly connections: number;
  /** Replaces the fault; null heals the camera. Throws a ZodError on a fault that is not well formed. */
  setFault(fault: SimFaultInput | null): void;
  /** Epoch ms (performance.timeOrigin + performance.now()) when this frame of the loop last went out whole; null = not yet. */
  frameSentAtMs(role: StreamRole, frameNumber: number): number | null;
}

export interface City {
  readonly port: number;
  readonly controlPort: number;
  readonly tlsPort: number | null;
  /** Address of a stream, with credentials where the camera asks for them. */
  url(number: number, role: StreamRole): string;
  /** Text of a cameras.json (shared/camera/cameras-file.ts) of the whole city. */
  camerasJson(): string;
  camera(number: number): SimCamera;
  dispose(): Promise<void>;
}

// startCity(options: z.input<typeof CityOptions> & { onProgress? }, signal?: AbortSignal): Promise<City>
