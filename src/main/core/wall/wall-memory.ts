import { type Arrangement, builtInArrangement, setGrid, tileCount } from '../../../shared/wall/arrange.ts';
import type { SettingsStore } from '../settings/console-settings.ts';
import type { DisplaySettings } from '../settings/console-settings-shape.ts';
import type { StandIn } from './stand-ins.ts';

/** The wall as the settings keep it: read at start, written at every change. */
export class WallMemory {
  private readonly settings: SettingsStore;

  constructor(settings: SettingsStore) {
    this.settings = settings;
  }

  /** What the display showed last time; null if nothing, or if none of it is among the cameras given now. `layout` overrides the grid. */
  remembered(displayId: string, cameraIds: readonly string[], layout: string | null): Arrangement | null {
    const kept = this.settings.get().displays[displayId];
    const before = kept ? fromSettings(kept) : null;
    if (before === null) return null;
    const known = new Set(cameraIds);
    const anyKnown = before.tiles.some((id) => id !== null && known.has(id));
    const anyKept = before.tiles.some((id) => id !== null);
    if (cameraIds.length > 0 && anyKept && !anyKnown) return null;
    if (layout === null) return before;
    return setGrid(before, layout, builtInArrangement(layout, []).grid);
  }

  /** Displays that were remembered with a stand-in named for them: they may be away now. */
  awayDisplays(): ReadonlyMap<string, Arrangement> {
    const { whenAway, displays } = this.settings.get();
    const found = new Map<string, Arrangement>();
    for (const id of Object.keys(whenAway)) {
      const kept = displays[id] && fromSettings(displays[id]);
      if (kept) found.set(id, kept);
    }
    return found;
  }

  standIns(): StandIn[] {
    return this.settings.get().standIns.flatMap(({ away, target, before, after }) => {
      const [was, is] = [fromSettings(before), fromSettings(after)];
      return was && is ? [{ away, target, before: was, after: is }] : [];
    });
  }

  write(arrangements: ReadonlyMap<string, Arrangement>, standIns: readonly StandIn[]): void {
    const displays = { ...this.settings.get().displays };
    for (const [id, one] of arrangements) displays[id] = toSettings(one);
    this.settings.update({
      displays,
      standIns: standIns.map(({ away, target, before, after }) => ({
        away,
        target,
        before: toSettings(before),
        after: toSettings(after),
      })),
    });
  }
}

function fromSettings(kept: DisplaySettings): Arrangement | null {
  const { layout, grid, tiles, maximised, zooms, carousel } = kept;
  if (grid) return { layout, grid, tiles, maximised, zooms, carousel };
  return tileCount(layout) === 0 ? null : builtInArrangement(layout, tiles);
}

function toSettings({ tiles, ...rest }: Arrangement): DisplaySettings {
  return { ...rest, tiles: [...tiles] };
}
