import type { Disposable } from '../../shared/base/disposable.ts';
import type { DeskPresence } from '../../shared/hub/wall-push.ts';
import type { ConsoleLink, ConsoleLinks } from '../net/console-links.ts';

type Displays = DeskPresence['displays'];

/** A desk that somebody sits at: its connection and the displays that it told of. */
export interface Desk {
  readonly link: ConsoleLink;
  readonly displays: Displays;
}

/** The desks with somebody at them. What a desk told ends with its session: another person's desk is another desk. */
export class Desks implements Disposable {
  private readonly told = new Map<string, { readonly sessionId: string; readonly displays: Displays }>();
  private readonly links: ConsoleLinks;
  private readonly listening: Disposable;

  constructor(links: ConsoleLinks) {
    this.links = links;
    this.listening = links.onGone(({ consoleId }) => this.told.delete(consoleId));
  }

  tell({ consoleId, sessionId }: Pick<ConsoleLink, 'consoleId' | 'sessionId'>, displays: Displays): void {
    this.told.set(consoleId, { sessionId, displays });
  }

  /** Null: nobody is connected there, or the desk has not told of its displays yet. */
  at(consoleId: string): Desk | null {
    const link = this.links.of(consoleId);
    const told = this.told.get(consoleId);
    return link && told?.sessionId === link.sessionId ? { link, displays: told.displays } : null;
  }

  all(): Desk[] {
    const consoleIds = new Set(Array.from(this.links.all(), ({ consoleId }) => consoleId));
    return [...consoleIds].flatMap((consoleId) => this.at(consoleId) ?? []);
  }

  dispose(): void {
    this.listening.dispose();
  }
}
