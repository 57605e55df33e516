import { foldText } from '../../../shared/hub/fold-text.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Finds things by what a table calls them: their id, or their name however it is typed. */
export class NameMatch {
  private readonly ids: ReadonlySet<string>;
  private readonly byName = new Map<string, string[]>();

  constructor(rows: readonly Named[]) {
    this.ids = new Set(rows.map(({ id }) => id));
    for (const { id, name } of rows) {
      const folded = foldText(name);
      this.byName.set(folded, [...(this.byName.get(folded) ?? []), id]);
    }
  }

  /** The id; or why there is none. */
  find(text: string): { readonly id: string } | { readonly reason: 'unknown' | 'ambiguous' } {
    if (this.ids.has(text)) return { id: text };
    const [id, ...more] = this.byName.get(foldText(text)) ?? [];
    if (id === undefined) return { reason: 'unknown' };
    return more.length === 0 ? { id } : { reason: 'ambiguous' };
  }
}
