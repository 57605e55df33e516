import { randomUUID } from 'node:crypto';
import { type Disposable, DisposableStore, toDisposable } from '../../../shared/base/disposable.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { SettingsStore } from '../settings/console-settings.ts';

const mostLayouts = 500;

/** Layouts that are kept elsewhere and are the same at every desk. */
export interface SharedLayouts {
  readonly onChanged: Emitter<void>;
  /** Null while nobody is there for whom they could be kept. */
  all(): readonly SavedLayout[] | null;
  save(layout: SavedLayout): void;
  remove(id: string): void;
}

/** The saved layouts, this console's own and the shared ones: each has a name, at most one has a key. */
export class LayoutBook {
  readonly onChanged = new Emitter<void>();
  private readonly settings: SettingsStore;
  private shared: SharedLayouts | null = null;

  constructor(settings: SettingsStore) {
    this.settings = settings;
  }

  /** From now on new layouts are kept there, while somebody is signed in; this console's own ones stay. */
  share(shared: SharedLayouts): Disposable {
    this.shared = shared;
    const held = new DisposableStore();
    held.add(shared.onChanged.on(() => this.onChanged.fire()));
    held.add(
      toDisposable(() => {
        this.shared = null;
      }),
    );
    return held;
  }

  /** By name. */
  all(): readonly SavedLayout[] {
    const shared = this.shared?.all() ?? [];
    if (shared.length === 0) return this.own();
    const ids = new Set(shared.map(({ id }) => id));
    return byName([...shared, ...this.own().filter(({ id }) => !ids.has(id))]);
  }

  find(id: string): SavedLayout | null {
    return this.all().find((layout) => layout.id === id) ?? null;
  }

  /** Keeps a layout under its id, a new one when it is null; a key that another has is taken from it. Throws `too-many-layouts`. */
  save({ id, ...layout }: Omit<SavedLayout, 'id'> & { id: string | null }): string {
    const kept = { ...layout, id: id ?? randomUUID() };
    const shared = this.shared?.all() ?? null;
    const own = this.own().filter((one) => one.id !== kept.id);
    if (own.length + (shared?.length ?? 0) >= mostLayouts)
      throw new ExpectedError({
        code: 'too-many-layouts',
        message: `${mostLayouts} layouts are kept at most`,
      });
    const staysHere =
      shared === null || (own.length < this.own().length && !shared.some((one) => one.id === kept.id));
    for (const other of shared ?? [])
      if (other.id !== kept.id && other.key !== null && other.key === kept.key)
        this.shared?.save({ ...other, key: null });
    const keyless = own.map((one) => (one.key === kept.key ? { ...one, key: null } : one));
    if (!staysHere) this.shared?.save(kept);
    this.keep(staysHere ? byName([...keyless, kept]) : keyless);
    return kept.id;
  }

  remove(id: string): void {
    if (this.shared?.all()?.some((one) => one.id === id)) this.shared.remove(id);
    this.keep(this.own().filter((one) => one.id !== id));
  }

  private own(): readonly SavedLayout[] {
    return this.settings.get().layouts;
  }

  private keep(layouts: SavedLayout[]): void {
    this.settings.update({ layouts });
    this.onChanged.fire();
  }
}

function byName(layouts: readonly SavedLayout[]): SavedLayout[] {
  return [...layouts].sort((one, other) => one.name.localeCompare(other.name, 'vi'));
}
