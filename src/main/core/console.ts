import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { DisposableStore } from '../../shared/base/disposable.ts';
import type { Camera } from '../../shared/camera/camera.ts';
import type { CameraCatalogue } from './catalogue/camera-catalogue.ts';
import { CameraListSender } from './catalogue/camera-list-sender.ts';
import { type ConsoleNotice, consoleHandlers } from './console-handlers.ts';
import type { Host, HostWindow } from './host.ts';
import type { Logger } from './log/logger.ts';
import { MediaSockets } from './media/media-sockets.ts';
import { type Decoding, type DecodingChoice, openDecoding } from './open-decoding.ts';
import { openWall } from './open-wall.ts';
import { SnapshotService } from './pictures/snapshot-service.ts';
import { StillRelay } from './pictures/still-relay.ts';
import { TileReports } from './report/tile-reports.ts';
import { ControlSockets } from './serve/control-sockets.ts';
import { loadPageFiles } from './serve/page-files.ts';
import { startPageServer } from './serve/page-server.ts';
import { openSocketGate } from './serve/socket-gate.ts';
import { WindowTokens } from './serve/window-tokens.ts';
import { SettingsStore } from './settings/console-settings.ts';
import type { StreamDirectoryControl } from './streams/stream-directory.ts';
import { ConsoleCameras } from './sync/console-cameras.ts';
import { dealDemoWall } from './sync/deal-demo-wall.ts';
import { HubLayouts } from './sync/hub-layouts.ts';
import { HubService } from './sync/hub-service.ts';
import { shareWall } from './sync/share-wall.ts';
import { tellHub } from './sync/tell-hub.ts';
import { WallPushes } from './sync/wall-pushes.ts';
import { ConsoleWindows } from './wall/console-windows.ts';
import { planWindows } from './wall/plan-windows.ts';
import type { WallService } from './wall/wall-service.ts';
import { warmWall } from './wall/warm-wall.ts';
import type { WallLog } from './wall-log/wall-log.ts';
import { type UnsavedWork, WorkInHand } from './work-in-hand.ts';

/** The streams as the console needs them: a directory whose cameras can be changed, and pulled before anybody looks. */
export type ConsoleStreams = Omit<StreamDirectoryControl, 'stats' | 'dispose'>;

export interface ConsoleOptions {
  readonly host: Host;
  readonly logger: Logger;
  /** Address of the hub, given at start; null: as the desk has set it, if at all. */
  readonly hub: string | null;
  /** Who is signed in at a demo's hub; null: nobody. */
  readonly demoAccount?: string | null;
  readonly streams: ConsoleStreams;
  readonly decoding: DecodingChoice;
  /** Folder of the built pages; not looked at where the host serves them. */
  readonly pagesDirectory: string;
  /** Folder that keeps the settings. */
  readonly dataDirectory: string;
  readonly cameras: readonly Camera[];
  /** What is to be told at start, such as faults of the cameras file. */
  readonly notices: readonly ConsoleNotice[];
  /** The console's own list of cameras; null when a file given at start is the list. */
  readonly catalogue: CameraCatalogue | null;
  /** Where snapshots go. */
  readonly snapshotFolder: string;
  /** Layout for every display; null: as remembered, else one with room for all. */
  readonly layout: string | null;
  /** How many displays carry a wall at most; null: all there are. */
  readonly displayLimit: number | null;
  readonly operatorWindow: boolean;
  /** True when the displays are virtual. */
  readonly headless: boolean;
}

/** A running console. */
export interface Console {
  readonly wall: WallService;
  readonly wallLog: WallLog;
  readonly tiles: TileReports;
  readonly decoding: Decoding;
  readonly hub: HubService;
  /** What other desks put on this wall. */
  readonly pushes: WallPushes;
  /** The windows that are open now. */
  windows(): readonly HostWindow[];
  /** Tells every desk something once, now and when it is opened. */
  tell(notice: ConsoleNotice): void;
  /** What is being kept this very moment and would be lost if the console ended now. */
  unsaved(): readonly UnsavedWork[];
  /** Takes another list of cameras; unchanged ones run on. */
  setCameras(cameras: readonly Camera[]): void;
  dispose(): Promise<void>;
}

/** Starts the console: serves the pages, opens the windows, keeps them open. Rejects if the first opening of a window fails. */
export async function createConsole(options: ConsoleOptions): Promise<Console> {
  const { host, logger } = options;
  const held = new DisposableStore();
  const files =
    host.pageOrigin === null ? await loadPageFiles(options.pagesDirectory) : new Map<string, never>();
  const pages = await startPageServer(files);
  const pageOrigin = host.pageOrigin ?? pages.origin;
  const { store: settings, notice } = await SettingsStore.open(
    options.dataDirectory,
    logger.child('settings'),
    host.language,
  );
  host.languageIs(settings.get().preferences.language);
  const planNow = async () =>
    planWindows(await host.displays(), {
      operator: options.operatorWindow,
      limit: options.displayLimit,
      virtual: options.headless,
    });
  let plan = await planNow();
  const hub = await HubService.open({
    dataDirectory: join(options.dataDirectory, 'hub'),
    secrets: host.secrets,
    logger,
    consoleName: hostname(),
    streams: options.streams,
    fixedAddress: options.hub,
    demoAccount: options.demoAccount ?? null,
    // A file of cameras given at start is the whole list.
    enabled: options.hub !== null || options.catalogue !== null,
  });
  const { streams } = hub;
  const list = new ConsoleCameras(hub, options.cameras);
  streams.setCameras(options.cameras);
  const cameras = list.all();
  const cameraIds = cameras.map((camera) => camera.id);
  const opened = openWall(
    settings,
    { displays: plan.walls, cameraIds, layout: options.layout },
    { dataDirectory: options.dataDirectory, logger, onProblem: (problem) => tell(problem) },
  );
  held.add(opened);
  const { wall, whole, zoomWindows } = opened;
  if (options.demoAccount) held.add(dealDemoWall(hub, wall));
  list.followWall(() => whole.view().displays.flatMap((display) => display.tiles));
  warmWall(whole.view(), cameras, streams);
  const tiles = new TileReports();
  const tokens = new WindowTokens();
  const notices = [...options.notices, ...(notice ? [notice] : []), ...opened.notices, ...hub.notices];
  const tell = (problem: ConsoleNotice) => {
    notices.push(problem);
    control.broadcast('notice', problem, 'operator');
  };
  const inHand = new WorkInHand();
  const person = () => hub.personName() ?? personName();
  const pushes = new WallPushes(wall, person, (pushId) => hub.enqueue('wall.push-undone', { pushId }));
  const stills = new StillRelay({
    tellWalls: (wanted) => control.broadcast('stills.wanted', wanted, 'wall'),
    tellOperators: (still) => control.broadcast('display.still', still, 'operator'),
  });
  const snapshots = new SnapshotService({
    folder: options.snapshotFolder,
    consoleName: hostname(),
    logger: logger.child('pictures'),
    askWindow: (wanted) => control.broadcast('picture.wanted', wanted, 'wall'),
    camera: (id) => list.find(id),
  });

  const cameraList = new CameraListSender({
    cameras: () => list.all(),
    sendTo: (windowId, piece) => control.sendTo(windowId, 'cameras.changed', piece),
    broadcast: (piece) => control.broadcast('cameras.changed', piece),
  });
  const decoding = await openDecoding({
    ...options.decoding,
    streams,
    logger,
    camera: (id) => list.find(id),
    browserPids: () => host.browserPids(),
    sendTo: (windowId, event, value) => control.sendTo(windowId, event, value),
    broadcast: (event, value, kind) => control.broadcast(event, value, kind),
  });
  const control: ControlSockets = new ControlSockets(
    consoleHandlers({
      wall,
      whole,
      zoomWindows,
      stills,
      snapshots,
      wallLog: opened.log,
      streams,
      catalogue: options.catalogue,
      tiles,
      decoding,
      settings,
      person,
      hub,
      pushes,
      cameraList,
      notices,
      inHand,
      languageIs: (language) => host.languageIs(language),
      logger,
      broadcast: (event, value, kind) => control.broadcast(event, value, kind),
      focus: async (kind, displayId) => {
        const isMeant = ({ identity }: HostWindow) =>
          identity.kind === kind && (displayId === null || identity.displayId === displayId);
        await windows.open().find(isMeant)?.focus();
      },
    }),
    logger.child('control'),
  );
  held.add(list.onChanged.on(() => cameraList.changed()));
  held.add(
    tellHub({ hub, pushes, broadcast: (event, value) => control.broadcast(event, value, 'operator') }),
  );
  held.add(shareWall(hub, wall));
  held.add(wall.layouts.share(held.add(new HubLayouts(hub))));
  const media = new MediaSockets(streams, decoding.lanes, logger.child('media'));
  const sockets = { '/control': control.accept, '/media': media.accept };
  const gate = openSocketGate({ pages, pageOrigin }, tokens, sockets, logger);
  held.add({ dispose: () => gate.close() });
  held.add(control.onWindows.on((list) => stills.windowsChanged(list)));
  held.add(control.onWindows.on((list) => decoding.windowsAre(list)));
  held.add(whole.onChanged.on((view) => control.broadcast('wall.changed', view)));
  const windows = new ConsoleWindows({
    host,
    logger,
    origins: { pages: pageOrigin, sockets: pages.origin },
    issue: (identity) => tokens.issue(identity),
    onZoomClosed: (id) => zoomWindows.close(id),
    onCrashed: (title) => tell({ code: 'window-crashed', detail: title }),
  });
  const follow = () => windows.follow({ ...plan, zooms: zoomWindows.all() });
  const followQuietly = (what: string) =>
    follow().catch((error: unknown) => logger.error(`${what}: ${String(error)}`));
  held.add(zoomWindows.onChanged.on(() => void followQuietly('zoom windows')));
  held.add(
    host.onDisplaysChanged(() => {
      void planNow()
        .then((now) => {
          plan = now;
          wall.setDisplays(plan.walls);
          return followQuietly('displays changed');
        })
        .catch((error: unknown) => logger.error(`displays could not be read: ${String(error)}`));
    }),
  );
  const dispose = async () => {
    await windows.dispose();
    held.dispose();
    await decoding.dispose();
    await hub.dispose();
    await pages.close();
    await settings.flush();
  };
  try {
    await follow();
  } catch (error) {
    await dispose();
    throw error;
  }
  return {
    wall,
    wallLog: opened.log,
    tiles,
    decoding,
    windows: () => windows.open(),
    tell,
    unsaved: () => inHand.names(),
    setCameras(cameras) {
      streams.setCameras(cameras);
      list.setOwn(cameras);
    },
    hub,
    pushes,
    dispose,
  };
}

/** Who sits here, as the log of the wall names them: there are no people of our own before there is a hub. */
function personName(): string {
  return `${userInfo().username}@${hostname()}`;
}
