import type { HubSocket } from './socket-types.ts';

/** What may wait for one console: a burst after an outage of the network fits, hours do not. */
const mostPackets = 2000;
const mostBytes = 8 * 1024 * 1024;

/** The parts of Engine.IO's socket and of ws that say what was not taken yet; neither declares them for us. */
interface Backlog {
  readonly writeBuffer: ReadonlyArray<{ readonly data?: string | Uint8Array }>;
  readonly transport: { readonly socket?: { readonly bufferedAmount: number; terminate(): void } };
}

/** Whether a console no longer reads what it is sent. */
export function isBehind(socket: HubSocket): boolean {
  const { writeBuffer, transport } = backlogOf(socket);
  if (writeBuffer.length > mostPackets) return true;
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) bytes += data?.length ?? 0;
  return bytes > mostBytes;
}

/** Cuts the connection without waiting for what it did not read; the console comes back and goes on from its offsets. */
export function cut(socket: HubSocket): void {
  backlogOf(socket).transport.socket?.terminate();
  socket.disconnect(true);
}

function backlogOf(socket: HubSocket): Backlog {
  // engine.io 6.6: Socket#writeBuffer and WebSocket#socket exist and are marked private.
  return socket.conn as unknown as Backlog;
}
