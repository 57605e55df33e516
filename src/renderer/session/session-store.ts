import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Disposable, DisposableStore } from '../../shared/base/disposable.ts';
import { type Fault, faultOf } from '../../shared/base/fault.ts';
import type { CameraInfo } from '../../shared/camera/camera.ts';
import type { CallOutput } from '../../shared/contract/calls.ts';
import type { WindowIdentity } from '../../shared/contract/window-identity.ts';
import type { Preferences } from '../../shared/settings/preferences.ts';
import { noWall, type WallView } from '../../shared/wall/wall-view.ts';
import type { Bridge } from '../bridge.ts';
import type { LinkStatus } from '../control-socket.ts';
import { CameraList } from './camera-list.ts';

/** Something the core or this window has to tell the operator; `code` has words in the locales where it is known. */
export interface Notice {
  readonly key: string;
  readonly code: string;
  readonly detail: string;
}

/** What the core last said. Everything stays while the core is away; `link` says that it is. */
export interface SessionState {
  readonly link: LinkStatus;
  readonly window: WindowIdentity | null;
  readonly preferences: Preferences;
  readonly wall: WallView;
  readonly cameras: ReadonlyMap<string, CameraInfo>;
  /** False while the list of cameras is still on its way: `cameras` are those that the wall shows. */
  readonly camerasComplete: boolean;
  readonly notices: readonly Notice[];
  readonly dismissed: ReadonlySet<string>;
  /** Whether a desk wants small pictures of this window. */
  readonly stillsWanted: boolean;
}

/** A page's session with the core: started again by itself whenever the core comes back. */
export interface Session extends Disposable {
  readonly bridge: Bridge;
  readonly store: StoreApi<SessionState>;
  tell(code: string, detail: string): void;
  dismiss(key: string): void;
}

export function createSession(bridge: Bridge): Session {
  const store = createStore<SessionState>(() => ({
    link: bridge.status,
    window: null,
    preferences: { language: 'vi', theme: 'dark', keys: {} },
    wall: noWall,
    cameras: new Map(),
    camerasComplete: false,
    notices: [],
    dismissed: new Set(),
    stillsWanted: false,
  }));
  const tell = (code: string, detail: string) =>
    store.setState(({ notices }) => ({ notices: withNotice(notices, code, detail) }));
  const held = new DisposableStore();
  held.add(bridge.onStatus((status) => follow(bridge, store, status)));
  held.add(bridge.on('wall.changed', (wall) => store.setState({ wall })));
  const list = new CameraList();
  held.add(
    bridge.on('cameras.changed', (piece) => {
      const cameras = list.add(piece);
      if (cameras) store.setState({ cameras, camerasComplete: true });
    }),
  );
  held.add(bridge.on('stills.wanted', ({ wanted }) => store.setState({ stillsWanted: wanted })));
  held.add(bridge.on('preferences.changed', (preferences) => store.setState({ preferences })));
  held.add(bridge.on('notice', ({ code, detail }) => tell(code, detail)));
  return {
    bridge,
    store,
    tell,
    dismiss: (key) => store.setState(({ dismissed }) => ({ dismissed: new Set(dismissed).add(key) })),
    dispose: () => held.dispose(),
  };
}

/** The link counts as there once the session has started: a refused token is only known after the socket has opened. */
function follow(bridge: Bridge, store: StoreApi<SessionState>, status: LinkStatus): void {
  if (status.phase !== 'connected') {
    store.setState({ link: status });
    return;
  }
  bridge.call('session.start', {}).then(
    (started) => store.setState({ link: status, ...stateOf(started, store.getState().notices) }),
    (error: unknown) => reportStart(faultOf(error)),
  );
}

function reportStart(fault: Fault): void {
  if (fault.code !== 'disconnected') console.error(`session.start: ${fault.code} ${fault.message}`);
}

function stateOf(started: CallOutput<'session.start'>, before: readonly Notice[]): Partial<SessionState> {
  const notices = started.notices.reduce<readonly Notice[]>(
    (list, { code, detail }) => withNotice(list, code, detail),
    before,
  );
  return {
    window: started.window,
    preferences: started.preferences,
    wall: started.wall,
    cameras: byId(started.cameras),
    camerasComplete: started.cameras.length === started.cameraTotal,
    notices,
  };
}

function byId(cameras: readonly CameraInfo[]): ReadonlyMap<string, CameraInfo> {
  return new Map(cameras.map((camera) => [camera.id, camera]));
}

function withNotice(notices: readonly Notice[], code: string, detail: string): readonly Notice[] {
  const key = `${code} ${detail}`;
  return notices.some((notice) => notice.key === key) ? notices : [...notices, { key, code, detail }];
}
