import type { TileReport } from '../../../shared/wall/tile-report.ts';

/** The newest word of every wall window on its tiles. */
export class TileReports {
  private readonly byDisplay = new Map<string, readonly TileReport[]>();

  set(displayId: string, tiles: readonly TileReport[]): void {
    this.byDisplay.set(displayId, tiles);
  }

  of(displayId: string): readonly TileReport[] {
    return this.byDisplay.get(displayId) ?? [];
  }
}
