import { type Disposable, DisposableStore } from '../../../shared/base/disposable.ts';
import type { WallService } from '../wall/wall-service.ts';
import type { HubCameras } from './hub-cameras.ts';

interface DemoHub {
  readonly cameras: Pick<HubCameras, 'onChanged' | 'all'>;
  /** How many cameras of the catalogue, its first ones, give real pictures; 0: not known yet. */
  demoCameras(): number;
}

/** A demo's wall that is still empty gets the cameras that give real pictures, once they are known: units' names may come before them. */
export function dealDemoWall(hub: DemoHub, wall: Pick<WallService, 'view' | 'deal'>): Disposable {
  const held = new DisposableStore();
  held.add(
    hub.cameras.onChanged.on(() => {
      const dealt = hub.cameras.all().slice(0, hub.demoCameras());
      const isEmpty = wall.view().displays.every(({ tiles }) => tiles.every((camera) => camera === null));
      if (dealt.length === 0 || !isEmpty) return;
      held.dispose();
      wall.deal(dealt.map(({ id }) => id));
    }),
  );
  return held;
}
