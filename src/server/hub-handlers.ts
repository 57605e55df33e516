import { type AccountHandlerParts, accountHandlers } from './accounts/account-handlers.ts';
import { type AuditParts, auditHandlers } from './audit/audit-handlers.ts';
import { bookHandlers } from './book/book-handlers.ts';
import { bookReadingHandlers } from './book/reading-handlers.ts';
import { cameraHandlers } from './catalogue/camera-handlers.ts';
import type { Catalogue } from './catalogue/put-camera.ts';
import type { CommandHandlers } from './command/command-context.ts';
import { consoleHandlers } from './consoles/console-handlers.ts';
import type { ConsoleParts } from './consoles/decide-console.ts';
import { itemHandlers } from './items/item-handlers.ts';
import type { ConsoleLinks } from './net/console-links.ts';
import { reportHandlers } from './reports/report-handlers.ts';
import { type TicketOptions, ticketHandlers } from './tickets/ticket-handlers.ts';
import type { Desks } from './wall/desks.ts';
import { wallHandlers } from './wall/wall-handlers.ts';

export interface HandlerParts {
  readonly account: AccountHandlerParts;
  readonly audit: AuditParts;
  readonly catalogue: Catalogue;
  readonly consoles: ConsoleParts;
  readonly desks: Desks;
  readonly links: ConsoleLinks;
  readonly tickets: TicketOptions;
}

/** Every command of the protocol has its handler: one that is missing does not compile. */
export function hubHandlers(parts: HandlerParts): CommandHandlers {
  return {
    ...accountHandlers(parts.account),
    ...consoleHandlers(parts.consoles),
    ...cameraHandlers(parts.catalogue),
    ...ticketHandlers(parts.tickets),
    ...reportHandlers(),
    ...wallHandlers(parts),
    ...itemHandlers,
    ...auditHandlers(parts.audit),
    ...bookHandlers(parts.account),
    ...bookReadingHandlers,
  };
}
