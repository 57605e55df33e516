import type { PictureDecoder, PictureDecoderEvents } from './picture-decoder.ts';

/** A codec as WebCodecs wants it; `reorderFrames` 0 lets the decoder give every picture out at once. */
export interface VideoCodec {
  readonly codec: string;
  readonly reorderFrames: number;
  /** What the pictures' colours are, where the stream does not say: the browser would take BT.709 for every size. Null: as the stream says. */
  readonly colorSpace: VideoColorSpaceInit | null;
}

/** Decodes H.264 and H.265 in Annex B through WebCodecs, in hardware where the browser finds it. */
export class VideoPictureDecoder implements PictureDecoder {
  readonly reorderFrames: number;
  private readonly config: VideoDecoderConfig;
  private readonly decoder: VideoDecoder;
  private readonly events: PictureDecoderEvents;
  private proven = false;

  /** Throws a DOMException when the browser does not even know the codec's name. */
  constructor({ codec, reorderFrames, colorSpace }: VideoCodec, events: PictureDecoderEvents) {
    this.events = events;
    this.reorderFrames = reorderFrames;
    const config = { codec, optimizeForLatency: reorderFrames === 0 };
    this.config = colorSpace ? { ...config, colorSpace } : config;
    this.decoder = new VideoDecoder({
      output: (frame) => {
        this.proven = true;
        events.onFrame(frame.timestamp, frame);
      },
      error: (error) => void this.failed(error),
    });
    this.decoder.configure(this.config);
  }

  decode(payload: Uint8Array, keyframe: boolean, id: number): void {
    if (this.decoder.state === 'closed') return;
    try {
      const chunk = { type: keyframe ? 'key' : 'delta', timestamp: id, data: payload } as const;
      this.decoder.decode(new EncodedVideoChunk(chunk));
    } catch (error) {
      void this.failed(error);
    }
  }

  flush(): void {
    if (this.decoder.state !== 'configured') return;
    this.decoder.flush().catch((error: unknown) => {
      // A decoder that was closed meanwhile rejects too, and has nothing more to say.
      if (this.decoder.state === 'configured') void this.failed(error);
    });
  }

  close(): void {
    if (this.decoder.state !== 'closed') this.decoder.close();
  }

  /** The error of a codec that this machine lacks looks like any other: only asking tells them apart. */
  private async failed(error: unknown): Promise<void> {
    this.close();
    const supported = this.proven || (await VideoDecoder.isConfigSupported(this.config)).supported;
    this.events.onFailed(supported ? 'failed' : 'unsupported', String(error));
  }
}
