import type { Disposable } from '../../../shared/base/disposable.ts';
import type { IngestStatus } from '../../../shared/media/ingest-status.ts';
import type { StreamConfig } from '../../../shared/media/media-message.ts';
import type { SoundConfig } from '../../../shared/media/sound-config.ts';
import type { Packet } from './packet.ts';

/** What a viewer of a pulled stream is told. On joining it gets the status, then, if known, the config and the cached GOP in order. */
export interface StreamViewer {
  onStatus(status: IngestStatus): void;
  /**
   * A new connection to the camera: `generation` grows. Packets before its first keyframe come too, so that a viewer can tell that it waits
   * for one.
   */
  onConfig(generation: number, config: StreamConfig, extradata: Uint8Array): void;
  onPacket(generation: number, packet: Packet, cached: boolean): void;
}

/** What a listener of a pulled stream is told: on joining the status, then, once known, what sound there is; null is none. */
export interface SoundListener {
  onStatus(status: IngestStatus): void;
  /** A new connection to the camera: `generation` grows. */
  onSound(generation: number, config: SoundConfig | null, extradata: Uint8Array): void;
  onPacket(generation: number, packet: Packet): void;
}

/** One pull of one stream, shared by all its viewers and listeners: it starts with the first and lingers a little after the last. */
export interface PulledStream {
  /** Somebody watches its pictures now. */
  readonly watched: boolean;
  join(viewer: StreamViewer): Disposable;
  listen(listener: SoundListener): Disposable;
}

/** The pulls of all cameras: the same camera and role is always the same pull. Null when the camera or role is not known. */
export interface StreamDirectory {
  stream(cameraId: string, role: 'main' | 'sub'): PulledStream | null;
}
