import { type Disposable, DisposableStore } from '../../../shared/base/disposable.ts';
import type { WallService } from '../wall/wall-service.ts';
import type { HubService } from './hub-service.ts';

/** A demo's wall that is still empty gets the cameras that give real pictures, once they are known. */
export function dealDemoWall(hub: HubService, wall: WallService): Disposable {
  const held = new DisposableStore();
  held.add(
    hub.cameras.onChanged.on(() => {
      const count = hub.demoCameras();
      const isEmpty = wall.view().displays.every(({ tiles }) => tiles.every((camera) => camera === null));
      if (count === 0 || !isEmpty) return;
      held.dispose();
      wall.deal(
        hub.cameras
          .all()
          .slice(0, count)
          .map(({ id }) => id),
      );
    }),
  );
  return held;
}
