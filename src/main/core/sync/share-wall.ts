import { type Disposable, DisposableStore } from '../../../shared/base/disposable.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { WallService } from '../wall/wall-service.ts';
import type { HubService } from './hub-service.ts';

/** Tells the hub which displays this desk has, whenever the link comes up or they change, so that other desks may push to them. */
export function shareWall(hub: HubService, wall: WallService): Disposable {
  const held = new DisposableStore();
  let told = '';
  const tell = () => {
    const connection = hub.hub();
    if (connection?.link.current().state !== 'online') {
      told = '';
      return;
    }
    const displays = wall.view().displays.map(({ id, name }) => ({ id, name }));
    const text = JSON.stringify(displays);
    if (text === told) return;
    told = text;
    connection.ask('desk.tell', { displays }).catch((error: unknown) => {
      // The link comes back by itself, and then it is told again.
      if (!(error instanceof ExpectedError)) throw error;
      told = '';
    });
  };
  held.add(hub.onChanged.on(tell));
  held.add(wall.onChanged.on(tell));
  return held;
}
