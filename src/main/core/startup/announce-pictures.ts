import { wait } from '../../../shared/base/wait.ts';
import type { Console } from '../console.ts';
import type { Logger } from '../log/logger.ts';

/** At most this long every tile's first picture is waited for. */
export const firstPicturesWithinMs = 10_000;

/** How many of the tiles that have a camera have shown a picture; `all` when the others have failed for a reason they can name. */
export function picturesOn({ wall, tiles }: Pick<Console, 'wall' | 'tiles'>): {
  shown: number;
  wanted: number;
  all: boolean;
} {
  const { displays } = wall.view();
  const wanted = displays.flatMap((display) => display.tiles).filter((camera) => camera !== null).length;
  const reports = displays.flatMap(({ id }) => tiles.of(id));
  const shown = reports.filter(({ firstPictureMs }) => firstPictureMs !== null).length;
  const failed = reports.filter((tile) => tile.firstPictureMs === null && tile.state === 'failed').length;
  return { shown, wanted, all: shown + failed >= wanted };
}

/** Says when the first picture is up, and once more when all of them are, or as many as came in time. Rejects with CancelledError. */
export async function announcePictures(
  console: Pick<Console, 'wall' | 'tiles' | 'hub'>,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const untilMs = performance.now() + firstPicturesWithinMs;
  let told = false;
  // With a hub the cameras come when somebody is signed in.
  const comes = () => console.hub.active && picturesOn(console).wanted === 0;
  while ((!picturesOn(console).all || comes()) && performance.now() < untilMs) {
    if (!told && picturesOn(console).shown > 0) logger.info('the first picture is up');
    told ||= picturesOn(console).shown > 0;
    await wait(100, signal);
  }
  const { shown, wanted } = picturesOn(console);
  logger.info(`pictures on ${shown} of ${wanted} tiles`);
}
