import type { LooseLayout } from '../../../shared/wall/layouts-file.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import { maxNameLength } from './layout-label.ts';

/** A layout of a file as it will be kept; `keyLost` when its key belongs to another one already. */
export interface PlannedLayout {
  readonly layout: LooseLayout;
  readonly keyLost: boolean;
}

/** How layouts of a file are kept beside those that are there: nothing is written over, names are told apart, keys stay with who has them. */
export function planImport(read: readonly LooseLayout[], there: readonly SavedLayout[]): PlannedLayout[] {
  const names = new Set(there.map(({ name }) => name.normalize()));
  const keys = new Set(there.map(({ key }) => key));
  return read.map((layout) => {
    const name = freeName(layout.name, names);
    const keyLost = layout.key !== null && keys.has(layout.key);
    const key = keyLost ? null : layout.key;
    names.add(name.normalize());
    keys.add(key);
    return { layout: { ...layout, name, key }, keyLost };
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const end = count === 1 ? '' : ` (${count})`;
    const candidate = `${name.slice(0, maxNameLength - end.length).trimEnd()}${end}`;
    if (!taken.has(candidate.normalize())) return candidate;
  }
}
