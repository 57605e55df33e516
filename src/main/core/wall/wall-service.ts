import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { TilePlace } from '../../../shared/contract/call.ts';
import {
  type Arrangement,
  builtInArrangement,
  dealCameras,
  loadLayout,
  maximise,
  placeCamera,
  setGrid,
  tileCount,
  visibleTiles,
  zoomTile,
} from '../../../shared/wall/arrange.ts';
import type { PictureRegion } from '../../../shared/wall/picture-region.ts';
import type { Carousel, SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import type { HostDisplay } from '../host.ts';
import type { SettingsStore } from '../settings/console-settings.ts';
import { LayoutBook } from './layout-book.ts';
import { followDisplays, type StandIn } from './stand-ins.ts';
import { UndoStack } from './undo-stack.ts';
import { WallMemory } from './wall-memory.ts';

/** How a wall starts: the displays that carry it, and a layout that overrides what was remembered. */
export interface WallStart {
  readonly displays: readonly HostDisplay[];
  readonly cameraIds: readonly string[];
  readonly layout: string | null;
}

/** What was done to a display, and who asked for it. */
export interface WallChange {
  readonly by: string;
  readonly act: string;
  readonly display: HostDisplay;
  readonly now: Arrangement;
}

/** The wall's displays as they are now. */
export interface WallDisplays {
  readonly displays: readonly DisplayView[];
  readonly undoable: number;
}

/** The wanted wall: which camera is on which tile of which display. Every change is broadcast, remembered, logged and can be taken back. */
export class WallService {
  readonly onChanged = new Emitter<void>();
  readonly onLogged = new Emitter<WallChange>();
  readonly layouts: LayoutBook;
  private displays: readonly HostDisplay[] = [];
  private arrangements = new Map<string, Arrangement>();
  private standIns: readonly StandIn[];
  private readonly settings: SettingsStore;
  private readonly memory: WallMemory;
  private readonly undoStack = new UndoStack();

  constructor(settings: SettingsStore, { displays, cameraIds, layout }: WallStart) {
    this.settings = settings;
    this.layouts = new LayoutBook(settings);
    this.memory = new WallMemory(settings);
    this.standIns = this.memory.standIns();
    for (const [id, kept] of this.memory.awayDisplays()) this.arrangements.set(id, kept);
    const dealt = dealCameras(cameraIds, displays.length, layout);
    displays.forEach(({ id }, index) => {
      const fresh = dealt[index] ?? builtInArrangement(layout ?? '1x1', []);
      this.arrangements.set(id, this.memory.remembered(id, cameraIds, layout) ?? fresh);
    });
    this.setDisplays(displays);
  }

  view(): WallDisplays {
    const { whenAway } = this.settings.get();
    const displays = this.displays.map(({ id, name, bounds }) => {
      const { layout, grid, maximised, zooms, carousel, tiles } = this.arrangement(id);
      const standsInFor = this.standIns.filter(({ target }) => target === id).map(({ away }) => away);
      return {
        id,
        name,
        bounds,
        layout,
        grid,
        tiles: visibleTiles({ grid, tiles }),
        maximised,
        zooms: { ...zooms },
        carousel: carousel && { ...carousel },
        whenAway: whenAway[id] ?? null,
        standsInFor,
      };
    });
    return { displays, undoable: this.undoStack.size };
  }

  /** Throws `unknown-display`. */
  arrangement(displayId: string): Arrangement {
    const found = this.arrangements.get(displayId);
    if (!found) throw new ExpectedError({ code: 'unknown-display', message: `no display "${displayId}"` });
    return found;
  }

  /** A built-in layout, or the grid of a saved one; cameras stay. Throws `unknown-layout`. */
  setLayout(displayId: string, layout: string, by: string): void {
    const saved = this.layouts.find(layout);
    if (!saved && tileCount(layout) === 0) throw unknownLayout(layout);
    const grid = saved?.grid ?? builtInArrangement(layout, []).grid;
    this.edit(by, 'set-layout', displayId, (before) => setGrid(before, layout, grid));
  }

  /** Grid and cameras of a saved layout. Throws `unknown-layout`. */
  loadLayout(displayId: string, layoutId: string, by: string): void {
    const saved = this.layouts.find(layoutId);
    if (!saved) throw unknownLayout(layoutId);
    this.edit(by, 'load-layout', displayId, () => loadLayout(saved));
  }

  /** Grid and cameras that come from elsewhere, such as another desk. */
  show(displayId: string, layout: SavedLayout, by: string): void {
    this.edit(by, 'load-layout', displayId, () => loadLayout(layout));
  }

  /** Spreads cameras over the displays, as at a first start. */
  deal(cameraIds: readonly string[]): void {
    const dealt = dealCameras(cameraIds, this.displays.length, null);
    const all = this.displays.flatMap(({ id }, index) => {
      const arrangement = dealt[index];
      return arrangement ? [[id, arrangement] as const] : [];
    });
    this.change('start', 'load-layout', new Map(all), { undoable: false });
  }

  /** Brings back what a display showed at some moment. */
  bringBack(displayId: string, arrangement: Arrangement, by: string): void {
    this.edit(by, 'undo', displayId, () => arrangement);
  }

  place({ displayId, tile }: TilePlace, cameraId: string | null, by: string): void {
    this.edit(by, cameraId === null ? 'clear' : 'place', displayId, (before) =>
      placeCamera(before, tile, cameraId),
    );
  }

  /** Two tiles change their cameras, on one display or on two. */
  swap(from: TilePlace, to: TilePlace, by: string): void {
    const cameraAt = ({ displayId, tile }: TilePlace) => visibleTiles(this.arrangement(displayId))[tile];
    const [moving, coming] = [cameraAt(from), cameraAt(to)];
    // A tile that has just gone with its layout can neither give nor take.
    if (moving === undefined || coming === undefined) return;
    const edits = new Map<string, Arrangement>();
    const put = ({ displayId, tile }: TilePlace, cameraId: string | null) =>
      edits.set(displayId, {
        ...placeCamera(edits.get(displayId) ?? this.arrangement(displayId), tile, cameraId),
        carousel: null,
      });
    put(from, coming);
    put(to, moving);
    this.change(by, 'swap', edits);
  }

  maximise(displayId: string, tile: number | null, by: string): void {
    this.edit(by, 'maximise', displayId, (before) => maximise(before, tile));
  }

  zoom({ displayId, tile }: TilePlace, region: PictureRegion | null, by: string): void {
    this.edit(by, 'zoom', displayId, (before) => zoomTile(before, tile, region), { undoable: false });
  }

  /** Starts a carousel with its first layout, or ends it where it stands. Throws `unknown-layout`. */
  setCarousel(displayId: string, carousel: Carousel | null, by: string): void {
    if (carousel === null) {
      this.edit(by, 'carousel', displayId, (before) => ({ ...before, carousel: null }));
      return;
    }
    const first = this.layouts.find(carousel.layoutIds[0] ?? '');
    if (!first) throw unknownLayout(carousel.layoutIds[0] ?? '');
    this.edit(by, 'carousel', displayId, () => ({ ...loadLayout(first), carousel: { ...carousel, at: 0 } }));
  }

  /** The carousel's next layout that is still there; with fewer than two left it ends. Nobody asked, so there is nothing to take back. */
  advance(displayId: string): void {
    const { carousel } = this.arrangement(displayId);
    if (!carousel) return;
    const count = carousel.layoutIds.length;
    const turns = Array.from({ length: count }, (_, turn) => (carousel.at + 1 + turn) % count);
    const there = turns.filter((at) => this.layouts.find(carousel.layoutIds[at] ?? ''));
    const [at] = there;
    const next = at === undefined ? null : this.layouts.find(carousel.layoutIds[at] ?? '');
    const after: Arrangement =
      there.length < 2 || next === null || at === undefined
        ? { ...this.arrangement(displayId), carousel: null }
        : { ...loadLayout(next), carousel: { ...carousel, at } };
    this.change('carousel', 'carousel', new Map([[displayId, after]]), { undoable: false });
  }

  /** Which display takes this one's cameras over when it is away; null: none. Throws `unknown-display`. */
  setWhenAway(displayId: string, moveTo: string | null): void {
    this.arrangement(displayId);
    const { [displayId]: _before, ...others } = this.settings.get().whenAway;
    const whenAway = moveTo === null || moveTo === displayId ? others : { ...others, [displayId]: moveTo };
    this.settings.update({ whenAway });
    this.onChanged.fire();
  }

  /** Takes the last change back. Throws `nothing-to-undo`. */
  undo(by: string): void {
    const before = this.undoStack.pop();
    if (!before)
      throw new ExpectedError({ code: 'nothing-to-undo', message: 'no change is left to take back' });
    this.change(by, 'undo', before, { undoable: false });
  }

  /** Displays came or went; a display that comes back shows what it showed. */
  setDisplays(displays: readonly HostDisplay[]): void {
    const known = new Map(this.displays.map((display) => [display.id, display]));
    this.displays = displays;
    for (const { id } of displays)
      if (!this.arrangements.has(id))
        this.arrangements.set(id, this.memory.remembered(id, [], null) ?? builtInArrangement('2x2', []));
    const before = this.arrangements;
    const wall = { arrangements: before, standIns: this.standIns };
    const whenAway = new Map(Object.entries(this.settings.get().whenAway));
    const after = followDisplays(wall, new Set(displays.map(({ id }) => id)), whenAway);
    this.arrangements = new Map(after.arrangements);
    this.standIns = after.standIns;
    this.memory.write(this.arrangements, this.standIns);
    for (const display of displays)
      if (!known.has(display.id) || before.get(display.id) !== this.arrangements.get(display.id))
        this.log('console', 'displays', display.id);
    this.onChanged.fire();
  }

  /** Logs what every display shows, for those who have begun to listen. */
  logStart(): void {
    for (const { id } of this.displays) this.log('console', 'start', id);
  }

  private edit(
    by: string,
    act: string,
    displayId: string,
    how: (before: Arrangement) => Arrangement,
    options?: { undoable: boolean },
  ): void {
    const before = this.arrangement(displayId);
    const edited = how(before);
    // Whoever changes a display by hand ends its carousel, unless the carousel is what was changed.
    const after = act === 'carousel' ? edited : { ...edited, carousel: null };
    this.change(by, act, new Map([[displayId, after]]), options);
  }

  private change(
    by: string,
    act: string,
    after: ReadonlyMap<string, Arrangement>,
    options: { undoable: boolean } = { undoable: true },
  ): void {
    const before = new Map([...after.keys()].map((id) => [id, this.arrangement(id)]));
    if (JSON.stringify([...before]) === JSON.stringify([...after])) return;
    if (options.undoable) this.undoStack.push(before);
    for (const [id, arrangement] of after) this.arrangements.set(id, arrangement);
    this.memory.write(after, this.standIns);
    for (const id of after.keys()) this.log(by, act, id);
    this.onChanged.fire();
  }

  private log(by: string, act: string, displayId: string): void {
    const display = this.displays.find(({ id }) => id === displayId);
    if (display) this.onLogged.fire({ by, act, display, now: this.arrangement(displayId) });
  }
}

function unknownLayout(layout: string): ExpectedError {
  return new ExpectedError({ code: 'unknown-layout', message: `no layout "${layout}"` });
}
