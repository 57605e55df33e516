import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import {
  type Arrangement,
  dealCameras,
  placeCamera,
  tileCount,
  visibleTiles,
} from '../../../shared/wall/arrange.ts';
import type { WallView } from '../../../shared/wall/wall-view.ts';
import type { HostDisplay } from '../host.ts';
import type { SettingsStore } from '../settings/console-settings.ts';

/** How a wall starts: the displays that carry it, and a layout that overrides what was remembered. */
export interface WallStart {
  readonly displays: readonly HostDisplay[];
  readonly cameraIds: readonly string[];
  readonly layout: string | null;
}

/** The wanted wall: which camera is on which tile of which display. Every change is broadcast and remembered. */
export class WallService {
  readonly onChanged = new Emitter<WallView>();
  private displays: readonly HostDisplay[];
  private readonly arrangements = new Map<string, Arrangement>();
  private readonly settings: SettingsStore;

  constructor(settings: SettingsStore, { displays, cameraIds, layout }: WallStart) {
    this.settings = settings;
    this.displays = displays;
    const dealt = dealCameras(cameraIds, displays.length, layout);
    displays.forEach((display, index) => {
      const fresh = dealt[index] ?? { layout: layout ?? '1x1', tiles: [] };
      this.arrangements.set(display.id, this.remembered(display.id, cameraIds, layout) ?? fresh);
    });
  }

  view(): WallView {
    const displays = this.displays.map(({ id, name, bounds }) => {
      const arrangement = this.arrangement(id);
      return { id, name, bounds, layout: arrangement.layout, tiles: visibleTiles(arrangement) };
    });
    return { displays };
  }

  setLayout(displayId: string, layout: string): void {
    if (tileCount(layout) === 0)
      throw new ExpectedError({ code: 'unknown-layout', message: `no layout "${layout}"` });
    this.change(displayId, { ...this.arrangement(displayId), layout });
  }

  place(displayId: string, tile: number, cameraId: string | null): void {
    this.change(displayId, placeCamera(this.arrangement(displayId), tile, cameraId));
  }

  /** Displays came or went; a display that comes back shows what it showed. */
  setDisplays(displays: readonly HostDisplay[]): void {
    this.displays = displays;
    for (const { id } of displays) {
      if (!this.arrangements.has(id))
        this.arrangements.set(id, this.remembered(id, [], null) ?? { layout: '2x2', tiles: [] });
    }
    this.onChanged.fire(this.view());
  }

  private arrangement(displayId: string): Arrangement {
    const arrangement = this.arrangements.get(displayId);
    if (!arrangement)
      throw new ExpectedError({ code: 'unknown-display', message: `no display "${displayId}"` });
    return arrangement;
  }

  /** What the display showed last time; null if nothing, or if none of it is among the cameras given now. */
  private remembered(
    displayId: string,
    cameraIds: readonly string[],
    layout: string | null,
  ): Arrangement | null {
    const kept = this.settings.get().displays[displayId];
    if (!kept || tileCount(kept.layout) === 0) return null;
    const known = new Set(cameraIds);
    const anyKnown = kept.tiles.some((id) => id !== null && known.has(id));
    if (cameraIds.length > 0 && !anyKnown) return null;
    return { layout: layout ?? kept.layout, tiles: kept.tiles };
  }

  private change(displayId: string, arrangement: Arrangement): void {
    this.arrangements.set(displayId, arrangement);
    const displays = { ...this.settings.get().displays };
    displays[displayId] = { layout: arrangement.layout, tiles: [...arrangement.tiles] };
    this.settings.update({ displays });
    this.onChanged.fire(this.view());
  }
}
