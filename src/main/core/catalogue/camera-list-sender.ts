import { setImmediate } from 'node:timers/promises';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { type CameraPiece, cameraPieces, camerasPerPiece } from '../../../shared/camera/camera-piece.ts';
import type { WallView } from '../../../shared/wall/wall-view.ts';

export interface CameraListSenderOptions {
  cameras(): readonly CameraInfo[];
  /** False when that window is gone. */
  sendTo(windowId: string, piece: CameraPiece): boolean;
  broadcast(piece: CameraPiece): void;
}

/** Gives windows the list of cameras: whole while it is short, else piece by piece, so that neither the core nor a page stands still for it. */
export class CameraListSender {
  private readonly options: CameraListSenderOptions;
  /** Grows with every change of the list: what is still being sent of an older one is let go. */
  private revision = 0;

  constructor(options: CameraListSenderOptions) {
    this.options = options;
  }

  /** What a window gets at once: all of a short list, else the cameras that the wall shows; the rest is on its way to it. */
  start(windowId: string, wall: WallView): { cameras: CameraInfo[]; cameraTotal: number } {
    const all = this.options.cameras();
    if (all.length <= camerasPerPiece) return { cameras: [...all], cameraTotal: all.length };
    const shown = new Set([
      ...wall.displays.flatMap(({ tiles }) => tiles),
      ...wall.zoomWindows.map(({ cameraId }) => cameraId),
    ]);
    // The answer itself goes out first.
    void this.send((piece) => this.options.sendTo(windowId, piece));
    return { cameras: all.filter(({ id }) => shown.has(id)), cameraTotal: all.length };
  }

  /** The list is another one: every window gets it. */
  changed(): void {
    this.revision++;
    void this.send((piece) => {
      this.options.broadcast(piece);
      return true;
    });
  }

  private async send(give: (piece: CameraPiece) => boolean): Promise<void> {
    const { revision } = this;
    for (const piece of cameraPieces(this.options.cameras())) {
      await setImmediate();
      if (revision !== this.revision || !give(piece)) return;
    }
  }
}
