/** A frame on its way: interleaved RTP packets on channel 0, shared by all who get it, so nobody may write into `bytes`. */
export interface OutgoingFrame {
  readonly bytes: Buffer;
  readonly starts: readonly number[];
  readonly keyframe: boolean;
  readonly payloadBytes: number;
}

/** Somebody a track sends to. */
export interface FrameSink {
  send(frame: OutgoingFrame): void;
}
