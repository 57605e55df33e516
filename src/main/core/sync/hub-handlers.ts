import { ExpectedError } from '../../../shared/base/fault.ts';
import type { PushView } from '../../../shared/contract/hub-view.ts';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';
import type { CallHandlers } from '../serve/control-sockets.ts';
import type { HubConnection } from './hub-connection.ts';
import type { HubService } from './hub-service.ts';

type HubCallName = Extract<
  keyof CallHandlers,
  `hub.${string}` | `items.${string}` | 'camera.report' | 'push.undo'
>;
export type HubHandlers = Pick<CallHandlers, HubCallName>;

/** What other desks put on this wall. */
export interface Pushes {
  all(): readonly PushView[];
  /** Throws ExpectedError `push-gone`. */
  undo(pushId: string): Promise<void>;
}

/** Answers about the hub, to operator windows only: a wall window shows pictures and asks for nothing else. */
export function hubHandlers(hub: HubService, pushes: Pushes): HubHandlers {
  const answers: HubHandlers = {
    'hub.get': () => ({
      view: hub.view(),
      access: hub.deskAccess(),
      items: [...hub.items.all()],
      pushes: [...pushes.all()],
    }),
    'hub.connect': async ({ address }) => {
      await hub.connect(address);
      return {};
    },
    'hub.trust': async ({ fingerprint }) => {
      await hub.trustShown(fingerprint);
      return {};
    },
    'hub.leave': async ({ evenWaiting }) => {
      await hub.leave(evenWaiting);
      return {};
    },
    'hub.audit-seen': () => {
      hub.putDoubtsAway();
      return {};
    },
    'hub.enrol': async ({ code }) => {
      await hub.person.enrol(code);
      return {};
    },
    'hub.sign-in': async ({ account, password }) => {
      await hub.person.signIn(account, password);
      return {};
    },
    'hub.sign-out': async () => {
      await hub.person.signOut();
      return {};
    },
    'hub.change-password': async (passwords) => {
      await hub.person.changePassword(passwords);
      return {};
    },
    'hub.command': ({ name, input }) => connectionOf(hub).command(name, input),
    'hub.rows': async ({ topic }) => ({ rows: await hub.rows(topic) }),
    'hub.camera-scope': ({ cameraId }) => ({ scope: hub.cameras.row(cameraId) ?? null }),
    'hub.camera-scopes': ({ cameraIds }) => ({ scopes: hub.cameras.scopes(cameraIds) }),
    'hub.catalogue-import': (file) => connectionOf(hub).catalogue.import(file),
    'hub.catalogue-cancel': ({ importId }) => {
      hub.hub()?.catalogue.cancel(importId);
      return {};
    },
    'hub.catalogue-export': async () => ({ csv: await connectionOf(hub).catalogue.export() }),
    'items.put': ({ item }) => ({ id: hub.items.put(item) }),
    'items.remove': ({ id }) => {
      hub.items.remove(id);
      return {};
    },
    'items.resolve': ({ id, keep }) => {
      hub.items.resolve(id, keep);
      return {};
    },
    'hub.refused-settle': ({ id, keep }) => {
      hub.settleRefused(id, keep);
      return {};
    },
    'camera.report': (report) => {
      hub.enqueue('camera.report', report);
      return {};
    },
    'push.undo': async ({ pushId }) => {
      await pushes.undo(pushId);
      return {};
    },
  };
  const guarded = Object.entries(answers).map(([name, answer]) => [
    name,
    (input: unknown, caller: WindowIdentity) => {
      if (caller.kind !== 'operator')
        throw new ExpectedError({ code: 'not-for-this-window', message: `${name} is for the desk` });
      // Each answer is called with its own call's input: the table says so by name.
      return (answer as (input: unknown, caller: WindowIdentity) => unknown)(input, caller);
    },
  ]);
  // The same names with the same answers, each behind the check.
  return Object.fromEntries(guarded) as HubHandlers;
}

function connectionOf(hub: HubService): HubConnection {
  const connection = hub.hub();
  if (!connection) throw new ExpectedError({ code: 'hub-away', message: 'no hub is set' });
  return connection;
}
