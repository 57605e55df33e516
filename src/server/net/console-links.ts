import type { z } from 'zod';
import type { Disposable } from '../../shared/base/disposable.ts';
import type { HubEventName, hubEvents } from '../../shared/hub/hub-events.ts';

/** A console that is connected, with the person who is signed in there. */
export interface ConsoleLink {
  readonly consoleId: string;
  readonly personId: string;
  readonly sessionId: string;
}

/** The connected consoles, for handlers that push to a desk. */
export interface ConsoleLinks {
  /** One for each connection; a console that is just coming back may have two for a moment. */
  all(): Iterable<ConsoleLink>;
  of(consoleId: string): ConsoleLink | null;
  /** Sends to a console; false when it is not connected. At most once: what must arrive is a row of a topic. */
  send<N extends HubEventName>(consoleId: string, event: N, value: z.input<(typeof hubEvents)[N]>): boolean;
  /** Called when a console's last connection is gone. */
  onGone(listener: (link: ConsoleLink) => void): Disposable;
}
