import { randomUUID } from 'node:crypto';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { SettingsStore } from '../settings/console-settings.ts';

const mostLayouts = 500;

/** The saved layouts: each has a name, at most one has a key. */
export class LayoutBook {
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
    this.settings.update({ layouts: byName });
    return kept.id;
  }

  remove(id: string): void {
    this.settings.update({ layouts: this.all().filter((one) => one.id !== id) });
  }
}
