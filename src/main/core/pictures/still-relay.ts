import type { EventValue } from '../../../shared/contract/events.ts';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';

type Still = EventValue<'display.still'>;

export interface StillParts {
  tellWalls(wanted: EventValue<'stills.wanted'>): void;
  tellOperators(still: Still): void;
}

/** Passes displays' small pictures to the desks, and lets walls make them only while a desk is open. Keeps each display's newest. */
export class StillRelay {
  private readonly parts: StillParts;
  private readonly newest = new Map<string, Still>();
  private operators: ReadonlySet<string> = new Set();

  constructor(parts: StillParts) {
    this.parts = parts;
  }

  /**
   * The windows that are connected now. All walls hear whether stills are wanted: the one that has just come does not know. A desk that has just come gets
   * the newest stills; without any desk they are forgotten, so that none of long ago is ever shown as the wall of now.
   */
  windowsChanged(windows: readonly WindowIdentity[]): void {
    const operators = new Set(
      windows.flatMap(({ kind, windowId }) => (kind === 'operator' ? [windowId] : [])),
    );
    const isNew = [...operators].some((windowId) => !this.operators.has(windowId));
    this.operators = operators;
    if (operators.size === 0) this.newest.clear();
    this.parts.tellWalls({ wanted: operators.size > 0 });
    if (isNew) for (const still of this.newest.values()) this.parts.tellOperators(still);
  }

  /** The call `display.still`. A window can only speak for its own display. */
  made(still: Still, from: WindowIdentity): void {
    if (from.kind !== 'wall' || from.displayId !== still.displayId || this.operators.size === 0) return;
    this.newest.set(still.displayId, still);
    this.parts.tellOperators(still);
  }
}
