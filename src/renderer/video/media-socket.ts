import { backoffMs } from '../../shared/base/backoff.ts';
import { type Disposable, DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import { faultOf } from '../../shared/base/fault.ts';
import type { BridgeEndpoint } from '../../shared/contract/window-identity.ts';
import {
  creditWindowBytes,
  type MediaRecord,
  type WindowMediaMessage,
} from '../../shared/media/media-message.ts';
import { CoreClock } from './core-clock.ts';
import { type PacketRecord, readMediaMessage } from './media-reader.ts';

/** Often enough that the core never waits for it, and not an answer to each message. */
const creditBatchBytes = creditWindowBytes / 4;
const creditDelayMs = 50;
const pingEveryMs = 2000;
/** A core on this machine that has not answered this long is gone, whatever its socket says. */
const pongWithinMs = 6000;

export interface MediaSocketOptions {
  readonly bridge: BridgeEndpoint;
  readonly clock: CoreClock;
  onPacket(packet: PacketRecord): void;
  onRecord(record: Exclude<MediaRecord, PacketRecord>): void;
  /** Called after every (re)connection, before any record: the place to open the slots. */
  onUp(): void;
  onDown(why: string): void;
}

/** The window's media socket. It reconnects for ever, returns credit for what was read and keeps the core's clock. */
export class MediaSocket implements Disposable {
  private readonly options: MediaSocketOptions;
  private socket: WebSocket | null = null;
  private timers = new DisposableStore();
  private failures = 0;
  private owedBytes = 0;
  private creditTimer: ReturnType<typeof setTimeout> | null = null;
  private heardAtMs = 0;
  private disposed = false;

  constructor(options: MediaSocketOptions) {
    this.options = options;
    this.connect();
  }

  get up(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** Sends when connected; otherwise nothing: onUp says everything anew. */
  send(message: WindowMediaMessage): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  dispose(): void {
    this.disposed = true;
    this.timers.dispose();
    this.socket?.close();
  }

  private connect(): void {
    const { origin, token } = this.options.bridge;
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/media`, ['vonglau.v1', `token.${token}`]);
    const startedAtMs = performance.now();
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.opened();
    socket.onmessage = ({ data }) => this.read(socket, data);
    socket.onclose = ({ code, reason }) => this.closed(startedAtMs, `${code} ${reason}`.trim());
    this.socket = socket;
  }

  private opened(): void {
    this.heardAtMs = performance.now();
    this.timers = new DisposableStore();
    const timer = setInterval(() => this.ping(), pingEveryMs);
    this.timers.add(toDisposable(() => clearInterval(timer)));
    this.options.clock.restart();
    // First of all, so that its answer is there before the first picture.
    this.ping();
    this.options.onUp();
  }

  private ping(): void {
    if (performance.now() - this.heardAtMs > pongWithinMs) this.socket?.close(4000, 'the core is silent');
    else this.send({ type: 'ping', sentAtMs: CoreClock.windowTimeMs() });
  }

  private closed(startedAtMs: number, why: string): void {
    this.timers.dispose();
    this.owedBytes = 0;
    if (this.disposed) return;
    this.failures++;
    this.options.onDown(why);
    const elapsedMs = performance.now() - startedAtMs;
    const waitMs = Math.max(
      100,
      backoffMs(this.failures, Math.random(), { minMs: 250, maxMs: 4000 }) - elapsedMs,
    );
    setTimeout(() => {
      if (!this.disposed) this.connect();
    }, waitMs);
  }

  private read(socket: WebSocket, data: unknown): void {
    if (!(data instanceof ArrayBuffer) || socket !== this.socket) return;
    this.heardAtMs = performance.now();
    this.failures = 0;
    try {
      readMediaMessage(data, this.options.onPacket, (record) => this.other(record));
    } catch (error) {
      console.warn(`media message not understood: ${faultOf(error).message}`);
      socket.close(4001, 'message not understood');
    }
    this.owe(data.byteLength);
  }

  private other(record: Exclude<MediaRecord, PacketRecord>): void {
    if (record.kind === 'pong')
      this.options.clock.add(record.sentAtMs, CoreClock.windowTimeMs(), record.coreTimeMs);
    this.options.onRecord(record);
  }

  private owe(bytes: number): void {
    this.owedBytes += bytes;
    if (this.owedBytes >= creditBatchBytes) this.pay();
    else this.creditTimer ??= setTimeout(() => this.pay(), creditDelayMs);
  }

  private pay(): void {
    if (this.creditTimer !== null) clearTimeout(this.creditTimer);
    this.creditTimer = null;
    if (this.owedBytes > 0) this.send({ type: 'credit', bytes: this.owedBytes });
    this.owedBytes = 0;
  }
}
