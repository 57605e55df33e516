import { type Disposable, DisposableStore } from '../../../shared/base/disposable.ts';
import type { EventName, EventValue } from '../../../shared/contract/events.ts';
import type { HubConnection } from './hub-connection.ts';
import type { HubService } from './hub-service.ts';
import type { WallPushes } from './wall-pushes.ts';

/** Many things change in one go; the desk is told at most so often. */
const gatherMs = 50;

/** Tells the desks of everything about the hub that changes. */
export function tellHub(parts: {
  readonly hub: HubService;
  readonly pushes: WallPushes;
  broadcast<N extends EventName>(event: N, value: EventValue<N>): void;
}): Disposable {
  const { hub, pushes, broadcast } = parts;
  const held = new DisposableStore();
  const gather = (tell: () => void) => {
    let timer: NodeJS.Timeout | null = null;
    held.add({ dispose: () => timer && clearTimeout(timer) });
    return () => {
      timer ??= setTimeout(() => {
        timer = null;
        tell();
      }, gatherMs);
    };
  };
  held.add(hub.onChanged.on(gather(() => broadcast('hub.changed', hub.view()))));
  held.add(hub.onAccess.on(gather(() => broadcast('hub.access', { access: hub.deskAccess() }))));
  held.add(hub.items.onChanged.on(gather(() => broadcast('items.changed', { items: [...hub.items.all()] }))));
  held.add(pushes.onChanged.on(() => broadcast('pushes.changed', { pushes: [...pushes.all()] })));
  held.add(
    hub.mirror.onChanged.on(({ topic }) => {
      if (topic !== 'cameras' && !topic.startsWith('items:')) broadcast('hub.rows-changed', { topic });
    }),
  );
  const listen = (connection: HubConnection | null) => {
    connection?.onPush.on((push) => pushes.take(push));
    connection?.catalogue.onProgress.on((progress) => broadcast('hub.catalogue-progress', progress));
  };
  held.add(hub.onConnection.on(listen));
  listen(hub.hub());
  return held;
}
