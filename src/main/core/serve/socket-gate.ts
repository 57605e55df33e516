import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';
import type { Logger } from '../log/logger.ts';
import type { PageServer } from './page-server.ts';
import type { WindowTokens } from './window-tokens.ts';

/** Name of the sockets' subprotocol; a second one, `token.<token>`, tells who is calling without standing in a URL. */
export const socketProtocol = 'vonglau.v1';

/** Close code for a socket whose token is not known: the page must be opened anew. */
export const unknownTokenCode = 4401;

/** Whose sockets are let in: where they come, and the origin of the pages that open them. */
export interface SocketDoor {
  readonly pages: Pick<PageServer, 'server' | 'origin'>;
  readonly pageOrigin: string;
}

export type SocketHandler = (socket: WebSocket, caller: WindowIdentity) => void;

/**
 * Lets WebSockets in: only to the paths of `handlers`, only with our Host and the pages' Origin (RFC 6455 section 10.2), only with a window's token.
 * A socket with a wrong token is accepted and closed with 4401, because a page cannot see why a handshake was refused.
 */
export function openSocketGate(
  { pages, pageOrigin }: SocketDoor,
  tokens: WindowTokens,
  handlers: Readonly<Record<string, SocketHandler>>,
  logger: Logger,
): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // A file of cameras (64 million characters) or a tile's picture (44 million) comes as one message.
    maxPayload: 128 * 1024 * 1024,
    handleProtocols: () => socketProtocol,
  });
  const host = new URL(pages.origin).host;
  pages.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', (error) => logger.debug(`socket: ${error.message}`));
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const handler = Object.hasOwn(handlers, path) ? handlers[path] : undefined;
    if (!handler || request.headers.host !== host || request.headers.origin !== pageOrigin) {
      logger.warn(`refused a socket: path ${path}, origin ${request.headers.origin ?? 'none'}`);
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const caller = tokens.identify(tokenOf(request));
      if (caller) handler(socket, caller);
      else socket.close(unknownTokenCode, 'unknown token');
    });
  });
  return {
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function tokenOf(request: IncomingMessage): string {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return offered.find((name) => name.startsWith('token.'))?.slice('token.'.length) ?? '';
}
