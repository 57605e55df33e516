import type { LayoutGrid } from '../../../shared/wall/layout-grid.ts';
import type { PictureRegion } from '../../../shared/wall/picture-region.ts';

/** A change of a display as it is told to the log: who did what, and all that is wanted there since. `tiles[i]` belongs to the grid's i-th tile. */
export interface WallChange {
  readonly by: string;
  readonly act: string;
  readonly displayId: string;
  readonly displayName: string;
  readonly grid: LayoutGrid;
  readonly tiles: readonly (string | null)[];
  readonly maximised: number | null;
  readonly zooms: Readonly<Record<string, PictureRegion>>;
}

/** A change and its moment, epoch milliseconds. */
export interface WallEntry extends WallChange {
  readonly atMs: number;
}
