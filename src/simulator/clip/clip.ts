/** One coded picture: Annex B for H.264 and H.265, a JPEG, or the codec's own frame. */
export interface CodedFrame {
  readonly bytes: Uint8Array;
  readonly keyframe: boolean;
  /** Index in the loop in the order of showing: what its barcode says. */
  readonly displayIndex: number;
}

/** A loop of coded pictures in the order of decoding; the first is a keyframe, and what follows the last is the first again. */
export interface Clip {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: readonly CodedFrame[];
}
