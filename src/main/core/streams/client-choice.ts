import type { TileReason } from '../../../shared/wall/tile-state.ts';
import type { RtspTransport } from '../ffmpeg/presets.ts';
import { parseRtspAddress, type RtspAddress } from '../rtsp/rtsp-address.ts';

/** `own-first`: our own RTSP client pulls what it knows, ffmpeg all else. */
export type Clients = 'own-first' | 'ffmpeg';

/** A camera that says one of these says it to every client. */
const definite: ReadonlySet<TileReason> = new Set(['unreachable', 'unauthorized', 'not-found', 'no-video']);

/** How often our own client is tried again with a camera that does not even answer: one that is slow is slow for ffmpeg too. */
const patience = 1;

/** Which client pulls a stream next. A camera that one of them gets nothing from is tried with the other. */
export class ClientChoice {
  private readonly address: RtspAddress | null;
  private useOwn: boolean;
  private proven = false;
  private answered = false;
  private unanswered = 0;

  constructor(source: { readonly url: string; readonly transport: RtspTransport }, clients: Clients) {
    const isOurs = clients === 'own-first' && source.transport === 'tcp';
    this.address = isOurs ? parseRtspAddress(source.url) : null;
    this.useOwn = this.address !== null;
  }

  /** Where our own client connects to; null when it is ffmpeg's turn. */
  get own(): RtspAddress | null {
    return this.useOwn ? this.address : null;
  }

  /** The camera has agreed to send, this time. */
  playing(): void {
    this.answered = true;
  }

  /** Pictures came: whoever brought them stays. */
  received(): void {
    this.proven = true;
  }

  /** Our own client does not know how: from now on it is ffmpeg's. */
  leave(): void {
    this.useOwn = false;
    this.proven = true;
  }

  /** Nothing came before it ended for this reason. */
  failed(reason: TileReason): void {
    const { answered } = this;
    this.answered = false;
    if (this.address === null || this.proven || definite.has(reason)) return;
    if (this.useOwn && !answered && reason === 'timeout' && this.unanswered++ < patience) return;
    this.useOwn = !this.useOwn;
  }
}
