import type { IngestStatus } from '../../../shared/media/ingest-status.ts';
import type { LaneStatus } from '../../../shared/media/lane-status.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { PictureMatrix } from './picture-colour.ts';

/** A decoded picture at tile size: I420 planes without padding, even sizes, with the times of the packet that it was. Planes are never written to again. */
export interface LanePicture {
  readonly generation: number;
  readonly ptsMs: number;
  readonly arrivedAtMs: number;
  readonly keyframe: boolean;
  /** Older than now: the last picture of a replayed group. */
  readonly cached: boolean;
  readonly width: number;
  readonly height: number;
  readonly matrix: PictureMatrix;
  readonly fullRange: boolean;
  readonly planes: Uint8Array;
}

/** What a viewer in the ffmpeg lane is told: of the pull what every viewer is, then pictures, each newer than the one before it. */
export interface LaneViewer {
  onStatus(status: IngestStatus): void;
  onConfig(generation: number, config: StreamConfig, extradata: Uint8Array): void;
  onPicture(picture: LanePicture): void;
  onLane(generation: number, status: LaneStatus): void;
}
