import type { Disposable } from '../../shared/base/disposable.ts';
import { type MediaRecord, packetFlag } from '../../shared/media/media-message.ts';
import { FeedDecoder } from './feed-decoder.ts';
import type { PacketRecord } from './media-reader.ts';

/** So many pictures are under way at a time, and more where the decoder gives nothing out without. */
const usualRoom = 4;
const mostRoom = 32;
const stuckAfterMs = 300;

/** Decodes a clip over and over, as fast as what comes out is drawn. */
export class ClipDecoder implements Disposable {
  drawn = 0;
  private readonly packets: readonly PacketRecord[];
  private readonly draw: (frame: VideoFrame) => Promise<void>;
  private readonly decoder: FeedDecoder;
  private readonly timer: ReturnType<typeof setInterval>;
  private room: number;
  private at = 0;
  private nextId = 1;
  private underWay = 0;
  private outAtMs = performance.now();
  private why: string | null = null;

  constructor(
    { config, extradata }: Extract<MediaRecord, { kind: 'config' }>,
    packets: readonly PacketRecord[],
    draw: (frame: VideoFrame) => Promise<void>,
  ) {
    this.packets = packets;
    this.draw = draw;
    // A JPEG decoder takes one picture at a time.
    this.room = config.codec === 'mjpeg' ? 1 : usualRoom;
    this.decoder = new FeedDecoder(() => performance.now(), {
      onFrame: (_, frame) => void this.came(frame),
      onLost: () => {
        this.underWay = 0;
        this.at = 0;
      },
    });
    this.decoder.restart(config, extradata);
    for (const { ptsMs } of packets) this.decoder.heed(ptsMs);
    this.timer = setInterval(() => this.lookAfter(), stuckAfterMs);
    this.feed();
  }

  /** Why there are no pictures; null while all is well. */
  get problem(): string | null {
    if (this.why) return this.why;
    const { fault, detail } = this.decoder;
    return fault === 'unsupported-codec' ? 'codec not supported' : fault && `${fault} ${detail}`.trim();
  }

  dispose(): void {
    clearInterval(this.timer);
    this.decoder.close();
  }

  private feed(): void {
    while (this.underWay < this.room && this.problem === null) {
      const packet = this.packets[this.at];
      if (!packet) return;
      const keyframe = (packet.flags & packetFlag.keyframe) !== 0;
      // A clip begins with a keyframe; accepts() may find the decoder gone and begin anew.
      if (keyframe && !this.decoder.accepts(packet.payload)) return;
      this.underWay++;
      this.at = (this.at + 1) % this.packets.length;
      this.decoder.decode(packet.payload, keyframe, this.nextId++);
    }
  }

  private async came(frame: VideoFrame): Promise<void> {
    this.outAtMs = performance.now();
    try {
      await this.draw(frame);
      this.drawn++;
    } catch (error) {
      this.why = `painting: ${String(error)}`;
    }
    this.underWay = Math.max(0, this.underWay - 1);
    this.feed();
  }

  /** A decoder that holds pictures back is given more. */
  private lookAfter(): void {
    if (performance.now() - this.outAtMs > stuckAfterMs) this.room = Math.min(mostRoom, this.room * 2);
    this.feed();
  }
}
