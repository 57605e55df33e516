/** What a payload format does with one RTP packet: hands NAL units over whole, or in parts. */
export interface NalSink {
  whole(unit: Uint8Array): void;
  begin(head: readonly number[]): void;
  part(bytes: Uint8Array): void;
  end(): void;
}

/** What a NAL unit is good for. */
export interface NalFacts {
  /** It is a part of the picture itself, not a parameter set or a message. */
  readonly picture: boolean;
  /** It makes its picture one that decoding can begin with. */
  readonly key: boolean;
  /** It begins a picture. */
  readonly first: boolean;
  /** Which of the parameter sets it is; null for all else. */
  readonly parameterSet: 'vps' | 'sps' | 'pps' | null;
}

/** A codec's way through RTP and what its NAL units mean. */
export interface NalFormat {
  readonly fourcc: string;
  /** Takes a packet's payload apart. Throws LeftToFfmpeg for a way of packing that is not known. */
  unpack(payload: Uint8Array, sink: NalSink): void;
  factsOf(unit: Uint8Array): NalFacts;
  /** Parameter sets of the SDP's format parameters, in decoding order. */
  parameterSets(format: ReadonlyMap<string, string>): Uint8Array[];
  sizeOf(sps: Uint8Array): { readonly width: number; readonly height: number } | null;
}

/** NAL units one after the other, each behind its length in 16 bits; one that is cut off is left out. */
export function unpackAggregate(bytes: Uint8Array, sink: NalSink): void {
  for (let at = 0; at + 2 < bytes.length; ) {
    const size = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const unit = bytes.subarray(at + 2, at + 2 + size);
    if (size > 0 && unit.length === size) sink.whole(unit);
    at += 2 + size;
  }
}

/** Base64 words between commas. */
export function decodeSets(text: string | undefined): Uint8Array[] {
  return (text ?? '')
    .split(',')
    .map((word) => new Uint8Array(Buffer.from(word.trim(), 'base64')))
    .filter((set) => set.length > 0);
}
