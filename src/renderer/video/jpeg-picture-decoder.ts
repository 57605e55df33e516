import type { PictureDecoder, PictureDecoderEvents } from './picture-decoder.ts';

/** Decodes motion JPEG: every picture stands alone, so when they come faster than they decode, only the newest waits. */
export class JpegPictureDecoder implements PictureDecoder {
  readonly reorderFrames = 0;
  private readonly events: PictureDecoderEvents;
  private next: { payload: Uint8Array; id: number } | null = null;
  private busy = false;
  private closed = false;

  constructor(events: PictureDecoderEvents) {
    this.events = events;
  }

  decode(payload: Uint8Array, _keyframe: boolean, id: number): void {
    this.next = { payload, id };
    if (!this.busy) void this.run();
  }

  /** Nothing is ever held back. */
  flush(): void {}

  close(): void {
    this.closed = true;
    this.next = null;
  }

  private async run(): Promise<void> {
    this.busy = true;
    for (let job = this.next; job && !this.closed; job = this.next) {
      this.next = null;
      await this.one(job.payload, job.id);
    }
    this.busy = false;
  }

  private async one(payload: Uint8Array, id: number): Promise<void> {
    try {
      const decoder = new ImageDecoder({ type: 'image/jpeg', data: payload });
      const { image } = await decoder.decode().finally(() => decoder.close());
      if (this.closed) image.close();
      else this.events.onFrame(id, image);
    } catch (error) {
      if (this.closed) return;
      this.close();
      this.events.onFailed('failed', String(error));
    }
  }
}
