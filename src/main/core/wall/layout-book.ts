import { randomUUID } from 'node:crypto';
import { Emitter } from '../../../shared/base/emitter.ts';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { SettingsStore } from '../settings/console-settings.ts';

const mostLayouts = 500;

/** The saved layouts: each has a name, at most one has a key. */
export class LayoutBook {
  readonly onChanged = new Emitter<void>();
  private readonly settings: SettingsStore;

  constructor(settings: SettingsStore) {
    this.settings = settings;
  }

  all(): readonly SavedLayout[] {
    return this.settings.get().layouts;
  }

  find(id: string): SavedLayout | null {
    return this.all().find((layout) => layout.id === id) ?? null;
  }

  /** Keeps a layout under its id, a new one when it is null; a key that another has is taken from it. Throws `too-many-layouts`. */
  save({ id, ...layout }: Omit<SavedLayout, 'id'> & { id: string | null }): string {
    const kept = { ...layout, id: id ?? randomUUID() };
    const others = this.all().filter((one) => one.id !== kept.id);
    if (others.length >= mostLayouts)
      throw new ExpectedError({
        code: 'too-many-layouts',
        message: `${mostLayouts} layouts are kept at most`,
      });
    const keyless = others.map((one) => (one.key === kept.key ? { ...one, key: null } : one));
    const byName = [...keyless, kept].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    this.keep(byName);
    return kept.id;
  }

  remove(id: string): void {
    this.keep(this.all().filter((one) => one.id !== id));
  }

  private keep(layouts: SavedLayout[]): void {
    this.settings.update({ layouts });
    this.onChanged.fire();
  }
}
