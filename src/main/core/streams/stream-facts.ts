import type { CameraStream } from '../../../shared/camera/camera.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';

/** What is known of a stream from its last connection; `fps` is null before it has been counted. Sizes in pixels. */
export interface StreamFacts extends Pick<StreamConfig, 'codec' | 'width' | 'height'> {
  readonly fps: number | null;
  readonly transport: CameraStream['transport'];
}
