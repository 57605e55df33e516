import type { Disposable } from '../../../shared/base/disposable.ts';
import { Emitter } from '../../../shared/base/emitter.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { SharedLayouts } from '../wall/layout-book.ts';
import type { HubService } from './hub-service.ts';

/** The layouts of who is signed in, their unit's and the city's, as saved layouts of this desk. One that is edited keeps its scope; a new one is private. */
export class HubLayouts implements SharedLayouts, Disposable {
  readonly onChanged = new Emitter<void>();
  private readonly hub: HubService;
  private readonly listening: Disposable;
  private told = '';

  constructor(hub: HubService) {
    this.hub = hub;
    this.listening = hub.items.onChanged.on(() => {
      const now = JSON.stringify(this.all());
      if (now === this.told) return;
      this.told = now;
      this.onChanged.fire();
    });
  }

  all(): readonly SavedLayout[] | null {
    if (!this.hub.view().person) return null;
    const layouts: SavedLayout[] = [];
    for (const { item, removed } of this.hub.items.all())
      if (item.kind === 'layout' && !removed) layouts.push(item.layout);
    return layouts;
  }

  save(layout: SavedLayout): void {
    const { person } = this.hub.view();
    if (!person) return;
    const known = this.hub.items.find(layout.id)?.item;
    this.hub.items.put({
      kind: 'layout',
      id: layout.id,
      scope: known?.scope ?? { kind: 'private' },
      ownerId: known?.ownerId ?? person.id,
      layout,
    });
  }

  remove(id: string): void {
    this.hub.items.remove(id);
  }

  dispose(): void {
    this.listening.dispose();
  }
}
