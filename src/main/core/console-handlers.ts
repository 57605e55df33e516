import { ExpectedError } from '../../shared/base/fault.ts';
import type { TilePlace } from '../../shared/contract/call.ts';
import type { EventName, EventValue } from '../../shared/contract/events.ts';
import type { WindowIdentity } from '../../shared/contract/window-identity.ts';
import type { Language } from '../../shared/settings/preferences.ts';
import type { TileReport } from '../../shared/wall/tile-report.ts';
import type { CameraCatalogue } from './catalogue/camera-catalogue.ts';
import { cameraHandlers } from './catalogue/camera-handlers.ts';
import type { CameraListSender } from './catalogue/camera-list-sender.ts';
import type { ConsoleStreams } from './console.ts';
import type { Logger } from './log/logger.ts';
import type { Decoding } from './open-decoding.ts';
import { pictureHandlers } from './pictures/picture-handlers.ts';
import type { SnapshotService } from './pictures/snapshot-service.ts';
import type { StillRelay } from './pictures/still-relay.ts';
import type { TileReports } from './report/tile-reports.ts';
import type { CallHandlers } from './serve/control-sockets.ts';
import type { SettingsStore } from './settings/console-settings.ts';
import { hubHandlers } from './sync/hub-handlers.ts';
import type { HubService } from './sync/hub-service.ts';
import type { WallPushes } from './sync/wall-pushes.ts';
import { consoleVersion } from './version.ts';
import { wallHandlers } from './wall/wall-handlers.ts';
import type { WallService } from './wall/wall-service.ts';
import type { WholeWall } from './wall/whole-wall.ts';
import type { ZoomWindows } from './wall/zoom-windows.ts';
import type { LoggedReport } from './wall-log/tile-memory.ts';
import type { WallLog } from './wall-log/wall-log.ts';
import { wallLogHandlers } from './wall-log/wall-log-handlers.ts';
import type { WorkInHand } from './work-in-hand.ts';

/** Something the operator must be told once: a code the pages have words for, and what it is about. */
export interface ConsoleNotice {
  readonly code: string;
  readonly detail: string;
}

/** What the answers are made from. */
export interface HandlerParts {
  readonly wall: WallService;
  readonly whole: WholeWall;
  readonly zoomWindows: ZoomWindows;
  readonly stills: StillRelay;
  readonly snapshots: SnapshotService;
  readonly wallLog: WallLog;
  readonly streams: Pick<ConsoleStreams, 'facts'>;
  /** The console's own list of cameras; null when a file given at start is the list. */
  readonly catalogue: CameraCatalogue | null;
  readonly hub: HubService;
  readonly pushes: WallPushes;
  readonly tiles: TileReports;
  readonly decoding: Pick<Decoding, 'handlers' | 'reports'>;
  readonly settings: SettingsStore;
  readonly notices: readonly ConsoleNotice[];
  readonly logger: Logger;
  readonly cameraList: CameraListSender;
  readonly inHand: WorkInHand;
  /** Who asks, for the log. */
  person(): string;
  languageIs(language: Language): void;
  broadcast<N extends EventName>(event: N, value: EventValue<N>, kind?: WindowIdentity['kind']): void;
  focus(kind: WindowIdentity['kind'], displayId: string | null): Promise<void>;
}

/** The console's answers to every call of the contract. */
export function consoleHandlers(parts: HandlerParts): CallHandlers {
  const { tiles, settings, logger, inHand } = parts;
  const pictures = pictureHandlers(parts);
  const hub = hubHandlers(parts.hub, parts.pushes);
  const cameras = cameraHandlers(() => (parts.hub.active ? null : parts.catalogue));
  return {
    'session.start': (_input, window) => ({
      window,
      preferences: settings.get().preferences,
      wall: parts.whole.view(),
      ...parts.cameraList.start(window.windowId, parts.whole.view()),
      notices: [...parts.notices],
      version: consoleVersion,
    }),
    ...wallHandlers(parts),
    ...pictures,
    'tile.snapshot': (place, caller) => {
      mayTakeOut(parts, place);
      return inHand.during('snapshot', pictures['tile.snapshot'](place, caller));
    },
    ...wallLogHandlers(parts.wallLog),
    ...cameras,
    'cameras.import': (file, caller) => inHand.during('cameras', cameras['cameras.import'](file, caller)),
    ...parts.decoding.handlers,
    ...hub,
    'hub.catalogue-import': (file, caller) =>
      inHand.during('cameras', hub['hub.catalogue-import'](file, caller)),
    'preferences.set': (change) => {
      const preferences = { ...settings.get().preferences };
      if (change.language) preferences.language = change.language;
      if (change.theme) preferences.theme = change.theme;
      if (change.keys) preferences.keys = change.keys;
      settings.update({ preferences });
      parts.languageIs(preferences.language);
      parts.broadcast('preferences.changed', preferences);
      return {};
    },
    'tiles.report': ({ tiles: reports }, caller) => {
      parts.decoding.reports(caller.windowId, reports);
      if (caller.displayId === null) return {};
      tiles.set(caller.displayId, reports);
      if (caller.kind === 'wall') parts.wallLog.reports(caller.displayId, logged(parts, reports));
      parts.broadcast('tiles.changed', { displayId: caller.displayId, tiles: reports }, 'operator');
      return {};
    },
    'window.painter': ({ painter, measured }, caller) => {
      const figures = measured
        .map((one) => `${one.painter} ${one.msPerTile?.toFixed(3) ?? 'no'} ms`)
        .join(', ');
      logger.info(`${caller.windowId} paints with ${painter} (${figures})`);
      return {};
    },
    'window.focus': async ({ kind, displayId }) => {
      await parts.focus(kind, displayId);
      return {};
    },
  };
}

function logged({ streams }: HandlerParts, reports: readonly TileReport[]): LoggedReport[] {
  return reports.map((report) => {
    const { cameraId, stream } = report;
    const facts = stream === null ? null : streams.facts(cameraId, stream);
    return { ...report, transport: facts?.transport ?? null };
  });
}

/** A snapshot takes data out of the system, which is a right of its own (Art. 3.7). Throws ExpectedError `not-allowed`. */
function mayTakeOut({ hub, wall }: HandlerParts, { displayId, tile }: TilePlace): void {
  const cameraId = wall.arrangement(displayId).tiles[tile] ?? null;
  if (!hub.active || cameraId === null || hub.may('export', cameraId)) return;
  throw new ExpectedError({ code: 'not-allowed', message: 'pictures of this camera may not be taken out' });
}
