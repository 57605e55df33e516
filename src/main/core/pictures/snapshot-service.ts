import type { CameraInfo } from '../../../shared/camera/camera.ts';
import type { TilePlace } from '../../../shared/contract/call.ts';
import type { EventValue } from '../../../shared/contract/events.ts';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';
import type { Logger } from '../log/logger.ts';
import { consoleVersion } from '../version.ts';
import { rfc3339 } from './local-time.ts';
import { type MadePicture, type PictureAnswer, PictureRequests } from './picture-requests.ts';
import type { PngText } from './png-text.ts';
import { sealPicture } from './sealed-picture.ts';
import { writeSnapshotFile } from './snapshot-file.ts';
import { cameraTitle, snapshotName } from './snapshot-name.ts';

const usualTimeoutMs = 5000;

export interface SnapshotParts {
  /** Where the files go; made when the first one comes. */
  readonly folder: string;
  /** This machine's name. */
  readonly consoleName: string;
  readonly logger: Logger;
  /** How long a window may take, milliseconds. */
  readonly timeoutMs?: number;
  /** Tells the wall windows that a picture is wanted; the display's own window answers with `picture.made`. */
  askWindow(wanted: EventValue<'picture.wanted'>): void;
  camera(id: string): CameraInfo | undefined;
}

/** Keeps tiles' pictures as files that say of themselves which camera, when, where and by whom. */
export class SnapshotService {
  private readonly parts: SnapshotParts;
  private readonly requests: PictureRequests;

  constructor(parts: SnapshotParts) {
    this.parts = parts;
    this.requests = new PictureRequests(
      (wanted) => parts.askWindow(wanted),
      parts.timeoutMs ?? usualTimeoutMs,
    );
  }

  /**
   * Writes what the tile shows now into a new PNG file; `sha256` is the picture's own, as it stands in the file. `operator` is who asks.
   * Rejects with ExpectedError `no-picture`, `disk-full`, `not-writable`, `bad-png` or CancelledError.
   */
  async snapshot(
    place: TilePlace,
    operator: string,
    signal?: AbortSignal,
  ): Promise<{ path: string; sha256: string }> {
    const picture = await this.requests.ask(place, signal);
    const camera = this.parts.camera(picture.cameraId) ?? nameless(picture.cameraId);
    const { file, sha256 } = sealPicture(
      Buffer.from(picture.png, 'base64'),
      this.texts(picture, camera, operator),
    );
    const path = await writeSnapshotFile(this.parts.folder, snapshotName(camera, picture.arrivedAtMs), file);
    this.parts.logger.info(`${operator} kept a picture of ${camera.id}: ${path}`);
    return { path, sha256 };
  }

  /** The call `picture.made`. */
  made(answer: PictureAnswer, from: WindowIdentity): void {
    if (!this.requests.answer(answer, from))
      this.parts.logger.warn(`${from.windowId} made a picture that nobody waits for`);
  }

  private texts({ arrivedAtMs, stream }: MadePicture, camera: NamedCamera, operator: string): PngText[] {
    const time = rfc3339(arrivedAtMs);
    const texts: Record<string, string> = {
      Title: `${cameraTitle(camera)} ${time}`,
      Camera: cameraTitle(camera),
      'Camera ID': camera.id,
      'Creation Time': time,
      Stream: stream,
      Operator: operator,
      Console: this.parts.consoleName,
      Software: `Vọng Lâu ${consoleVersion}`,
    };
    return Object.entries(texts).map(([keyword, text]) => ({ keyword, text }));
  }
}

type NamedCamera = Pick<CameraInfo, 'id' | 'number' | 'name'>;

/** A camera that has left the list while its picture was made: the picture still counts. */
function nameless(id: string): NamedCamera {
  return { id, number: 0, name: id };
}
