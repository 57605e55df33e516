import { foldText } from '../../../shared/hub/fold-text.ts';

type Match = { readonly id: string } | { readonly reason: 'unknown' | 'ambiguous' };

interface Named {
  readonly id: string;
  readonly name: string;
}

const mostRemembered = 10_000;

/** Finds things by what a table calls them: their id, or their name however it is typed. */
export class NameMatch {
  private readonly ids: ReadonlySet<string>;
  private readonly found = new Map<string, Match>();
  private readonly byName = new Map<string, string[]>();

  constructor(rows: readonly Named[]) {
    this.ids = new Set(rows.map(({ id }) => id));
    for (const { id, name } of rows) {
      const folded = foldText(name);
      this.byName.set(folded, [...(this.byName.get(folded) ?? []), id]);
    }
  }

  /** The id; or why there is none. */
  find(text: string): Match {
    const known = this.found.get(text);
    if (known) return known;
    const match = this.match(text);
    // A table says the same few names in every row; one that does not must not fill the memory.
    if (this.found.size < mostRemembered) this.found.set(text, match);
    return match;
  }

  private match(text: string): Match {
    if (this.ids.has(text)) return { id: text };
    const [id, ...more] = this.byName.get(foldText(text)) ?? [];
    if (id === undefined) return { reason: 'unknown' };
    return more.length === 0 ? { id } : { reason: 'ambiguous' };
  }
}
