import type { Camera } from '../../../shared/camera/camera.ts';
import { CameraCatalogue } from '../catalogue/camera-catalogue.ts';
import type { Console } from '../console.ts';
import type { ConsoleNotice } from '../console-handlers.ts';
import type { Logger } from '../log/logger.ts';
import { followCameras } from './follow-cameras.ts';
import { readCameras } from './read-cameras.ts';

/** Where the console's cameras come from: a file that somebody else keeps (then `catalogue` is null), or the console's own list. */
export interface CameraSource {
  readonly cameras: readonly Camera[];
  readonly notices: readonly ConsoleNotice[];
  readonly catalogue: CameraCatalogue | null;
  /** Hands every later change to the console; returns what ends it. */
  follow(console: Pick<Console, 'setCameras'>): () => void;
}

/** Opens the cameras file of that path, or the list in the data folder. Throws ExpectedError `cameras-unreadable`. */
export async function openCameraSource(
  path: string | null,
  dataDirectory: string,
  logger: Logger,
): Promise<CameraSource> {
  return path === null ? ownList(dataDirectory, logger) : fromFile(path, logger);
}

async function fromFile(path: string, logger: Logger): Promise<CameraSource> {
  const { cameras, problems } = await readCameras(path);
  for (const problem of problems) logger.warn(problem);
  return {
    cameras,
    notices: problems.map((detail) => ({ code: 'camera-entry-bad', detail })),
    catalogue: null,
    follow: (console) => followCameras(path, console, logger),
  };
}

async function ownList(dataDirectory: string, logger: Logger): Promise<CameraSource> {
  const { catalogue, notice } = await CameraCatalogue.open(dataDirectory, logger.child('catalogue'));
  return {
    cameras: catalogue.cameras(),
    notices: notice ? [notice] : [],
    catalogue,
    follow(console) {
      const listening = catalogue.onChanged.on((cameras) => console.setCameras(cameras));
      return () => listening.dispose();
    },
  };
}
