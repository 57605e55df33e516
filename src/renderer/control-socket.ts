import { type BackoffBounds, backoffMs } from '../shared/base/backoff.ts';
import type { Disposable } from '../shared/base/disposable.ts';
import type { BridgeEndpoint } from '../shared/contract/window-identity.ts';

/**
 * How the window's connection to the core stands. `attempt` counts the tries since it was last connected; `refused` means that the core
 * does not know this window's token (any more): trying goes on, but only a newly opened window will get in.
 */
export type LinkStatus =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'connected' }
  | { readonly phase: 'lost'; readonly attempt: number }
  | { readonly phase: 'refused' };

/** Close code of the core for a token that it does not accept. */
export const closeRefused = 4401;

const bounds: BackoffBounds = { minMs: 300, maxMs: 4000 };

export interface ControlSocketListener {
  onText(text: string): void;
  onStatus(status: LinkStatus): void;
}

/** The control WebSocket, connected again for ever. The core is on this machine, so the waits are short. */
export class ControlSocket implements Disposable {
  private readonly endpoint: BridgeEndpoint;
  private readonly listener: ControlSocketListener;
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private startedAtMs = 0;

  constructor(endpoint: BridgeEndpoint, listener: ControlSocketListener) {
    this.endpoint = endpoint;
    this.listener = listener;
    this.open();
  }

  /** False when there is no connection: nothing was sent. */
  send(text: string): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(text);
    return true;
  }

  dispose(): void {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private open(): void {
    this.startedAtMs = performance.now();
    const socket = new WebSocket(controlUrl(this.endpoint), ['vonglau.v1', `token.${this.endpoint.token}`]);
    this.socket = socket;
    socket.addEventListener('open', () => {
      if (socket !== this.socket) return;
      this.failures = 0;
      this.listener.onStatus({ phase: 'connected' });
    });
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (socket === this.socket && typeof data === 'string') this.listener.onText(data);
    });
    socket.addEventListener('close', ({ code }) => {
      if (socket === this.socket) this.lost(code);
    });
  }

  private lost(closeCode: number): void {
    this.socket = null;
    this.failures += 1;
    const refused = closeCode === closeRefused;
    this.listener.onStatus(refused ? { phase: 'refused' } : { phase: 'lost', attempt: this.failures });
    const waitMs = refused ? bounds.maxMs : backoffMs(this.failures, Math.random(), bounds);
    const spentMs = performance.now() - this.startedAtMs;
    this.timer = setTimeout(() => this.open(), Math.max(bounds.minMs, waitMs - spentMs));
  }
}

function controlUrl({ origin }: BridgeEndpoint): string {
  const url = new URL('/control', origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
