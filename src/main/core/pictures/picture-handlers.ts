import type { pictureCalls } from '../../../shared/contract/picture-calls.ts';
import type { CallHandlers } from '../serve/control-sockets.ts';
import type { SnapshotService } from './snapshot-service.ts';
import type { StillRelay } from './still-relay.ts';

export interface PictureHandlerParts {
  readonly stills: StillRelay;
  readonly snapshots: SnapshotService;
  /** Who asks, for the file. */
  person(): string;
}

/** Answers to all that has to do with pictures. */
export function pictureHandlers(parts: PictureHandlerParts): Pick<CallHandlers, keyof typeof pictureCalls> {
  const { stills, snapshots } = parts;
  return {
    'display.still': (still, caller) => {
      stills.made(still, caller);
      return {};
    },
    'tile.snapshot': (place) => snapshots.snapshot(place, parts.person()),
    'picture.made': (answer, caller) => {
      snapshots.made(answer, caller);
      return {};
    },
  };
}
