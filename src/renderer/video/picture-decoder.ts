/** Turns coded pictures into frames. What comes out belongs to the receiver, who closes it. */
export interface PictureDecoder {
  /** Pictures that this decoder holds back because of their order, at most. */
  readonly reorderFrames: number;
  /** `id` grows with every picture and comes back with its frame. The first picture must be a keyframe. */
  decode(payload: Uint8Array, keyframe: boolean, id: number): void;
  /** Gives out what is held back for its order; the next picture must be a keyframe. */
  flush(): void;
  close(): void;
}

export interface PictureDecoderEvents {
  onFrame(id: number, frame: VideoFrame): void;
  /** After this the decoder is closed. `unsupported`: this machine will never decode this. */
  onFailed(kind: 'unsupported' | 'failed', why: string): void;
}
