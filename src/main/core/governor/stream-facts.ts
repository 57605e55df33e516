import type { StreamRole } from '../../../shared/camera/stream-role.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';

/** What decides how much a stream costs. `fps` is null while its rhythm is unknown. */
export interface StreamFacts extends Pick<StreamConfig, 'codec' | 'width' | 'height'> {
  readonly fps: number | null;
}

/** Of a stream that was not pulled yet: what most cameras are set to. */
export const usualStream: Readonly<Record<StreamRole, StreamFacts & { readonly fps: number }>> = {
  main: { codec: 'h264', width: 1920, height: 1080, fps: 25 },
  sub: { codec: 'h264', width: 640, height: 360, fps: 25 },
};

/** Pictures per second where the stream's rhythm is unknown. */
export const usualFps = 25;
