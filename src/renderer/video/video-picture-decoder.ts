import type { PictureDecoder, PictureDecoderEvents } from './picture-decoder.ts';

/** A codec as WebCodecs wants it; `reorderFrames` 0 lets the decoder give every picture out at once. */
export interface VideoCodec {
  readonly codec: string;
  readonly reorderFrames: number;
}

/** Decodes H.264 and H.265 in Annex B through WebCodecs, in hardware where the browser finds it. */
export class VideoPictureDecoder implements PictureDecoder {
  readonly reorderFrames: number;
  private readonly decoder: VideoDecoder;
  private readonly events: PictureDecoderEvents;

  constructor({ codec, reorderFrames }: VideoCodec, events: PictureDecoderEvents) {
    this.events = events;
    this.reorderFrames = reorderFrames;
    this.decoder = new VideoDecoder({
      output: (frame) => events.onFrame(frame.timestamp, frame),
      error: (error) => this.failed(error),
    });
    this.decoder.configure({ codec, optimizeForLatency: reorderFrames === 0 });
  }

  decode(payload: Uint8Array, keyframe: boolean, id: number): void {
    try {
      const chunk = { type: keyframe ? 'key' : 'delta', timestamp: id, data: payload } as const;
      this.decoder.decode(new EncodedVideoChunk(chunk));
    } catch (error) {
      this.failed(error);
    }
  }

  close(): void {
    if (this.decoder.state !== 'closed') this.decoder.close();
  }

  private failed(error: unknown): void {
    this.close();
    const name = error instanceof DOMException ? error.name : '';
    this.events.onFailed(name === 'NotSupportedError' ? 'unsupported' : 'failed', String(error));
  }
}
