import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { HubToConsole } from '../../shared/hub/hub-events.ts';
import type { ConsoleLink } from './console-links.ts';

export interface SocketData {
  /** Set by the handshake, before anything else is heard from the socket. */
  link: ConsoleLink;
}

/** What a console sends is heard as unknown, whatever its type says: it is parsed by hand. */
export type HubServer = Server<DefaultEventsMap, HubToConsole, DefaultEventsMap, SocketData>;
export type HubSocket = Socket<DefaultEventsMap, HubToConsole, DefaultEventsMap, SocketData>;
