import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';
import type { Bounds, ZoomWindow } from '../../../shared/wall/wall-view.ts';
import type { Host, HostDisplay, HostWindow, WindowSpec } from '../host.ts';
import type { Logger } from '../log/logger.ts';
import { WindowKeeper } from './window-keeper.ts';

const zoomWindowSize = { width: 960, height: 540 };

/** The windows that shall be open. */
export interface WantedWindows {
  readonly operator: Bounds | null;
  readonly walls: readonly HostDisplay[];
  readonly zooms: readonly ZoomWindow[];
}

export interface ConsoleWindowsOptions {
  readonly host: Host;
  readonly logger: Logger;
  /** Where the pages are served, and where their sockets go. */
  readonly origins: { readonly pages: string; readonly sockets: string };
  /** A token for a new window. */
  issue(identity: WindowIdentity): string;
  /** A zoom window was closed by the person. */
  onZoomClosed(id: string): void;
  /** A window crashed; it is being opened again. */
  onCrashed(title: string): void;
}

/** Keeps exactly the wanted windows open: a display's window goes with its display and comes back with it. */
export class ConsoleWindows {
  private readonly options: ConsoleWindowsOptions;
  private readonly keepers = new Map<string, { readonly place: string; readonly keeper: WindowKeeper }>();
  private following: Promise<void> = Promise.resolve();
  private disposed = false;
  private started = false;

  constructor(options: ConsoleWindowsOptions) {
    this.options = options;
  }

  open(): readonly HostWindow[] {
    return [...this.keepers.values()].flatMap(({ keeper }) => keeper.window() ?? []);
  }

  /**
   * Opens what is missing and closes what is not wanted any more, one call after the other. The first call rejects if a window cannot be opened;
   * from then on such a window is tried again until it can.
   */
  follow(wanted: WantedWindows): Promise<void> {
    const done = this.following.then(() => (this.disposed ? undefined : this.apply(wanted)));
    // Whoever asked hears of a failure; the next call goes on all the same.
    this.following = done.catch(() => undefined);
    return done;
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    await this.following;
    await Promise.all([...this.keepers.values()].map(({ keeper }) => keeper.dispose()));
    this.keepers.clear();
  }

  private async apply(wanted: WantedWindows): Promise<void> {
    const specs = new Map(this.specs(wanted).map((spec) => [spec.identity.windowId, spec]));
    for (const [id, { keeper, place }] of this.keepers) {
      const spec = specs.get(id);
      if (spec && placeOf(spec) === place) continue;
      this.keepers.delete(id);
      await keeper.dispose();
    }
    const missing = [...specs].filter(([id]) => !this.keepers.has(id));
    await Promise.all(missing.map(([id, spec]) => this.begin(id, spec)));
    this.started = true;
  }

  private async begin(id: string, wanted: WindowSpec): Promise<void> {
    const { host, logger, issue } = this.options;
    const spec = (): WindowSpec => ({
      ...wanted,
      bridge: { ...wanted.bridge, token: issue(wanted.identity) },
    });
    const { kind, displayId } = wanted.identity;
    const onClosed =
      kind === 'zoom' && displayId !== null ? () => this.options.onZoomClosed(displayId) : undefined;
    const onCrashed = () => this.options.onCrashed(wanted.title);
    const keeper = new WindowKeeper({ host, logger, spec, onClosed, onCrashed });
    this.keepers.set(id, { place: placeOf(wanted), keeper });
    await (this.started ? keeper.insist() : keeper.start());
  }

  private specs({ operator, walls, zooms }: WantedWindows): WindowSpec[] {
    const list: WindowSpec[] = walls.map((display) =>
      this.specOf(
        { windowId: `wall-${display.id}`, kind: 'wall', displayId: display.id },
        display.bounds,
        `Vọng Lâu · ${display.name}`,
      ),
    );
    if (operator)
      list.unshift(
        this.specOf({ windowId: 'operator', kind: 'operator', displayId: null }, operator, 'Vọng Lâu'),
      );
    const around = operator ?? walls[0]?.bounds ?? { x: 0, y: 0, width: 1920, height: 1080 };
    zooms.forEach(({ id }, index) => {
      const bounds = zoomBounds(around, index);
      list.push(this.specOf({ windowId: id, kind: 'zoom', displayId: id }, bounds, 'Vọng Lâu · ⌕'));
    });
    return list;
  }

  private specOf(identity: WindowIdentity, bounds: Bounds, title: string): WindowSpec {
    const { pages, sockets } = this.options.origins;
    const page = identity.kind === 'operator' ? 'operator' : 'wall';
    return {
      identity,
      bounds,
      fullscreen: identity.kind === 'wall',
      title,
      url: `${pages}/${page}.html`,
      bridge: { origin: sockets, token: '' },
    };
  }
}

/** Steps down and right from the upper left, so that a new window does not hide the one before. */
function zoomBounds(around: Bounds, index: number): Bounds {
  const step = 40 * (index + 1);
  const width = Math.min(zoomWindowSize.width, around.width - 2 * 40);
  const height = Math.min(zoomWindowSize.height, around.height - 2 * 40);
  return { x: around.x + step, y: around.y + step, width, height };
}

function placeOf({ bounds, identity }: WindowSpec): string {
  // A zoom window is the person's to move: only its first place is ours.
  return identity.kind === 'zoom' ? '' : JSON.stringify(bounds);
}
