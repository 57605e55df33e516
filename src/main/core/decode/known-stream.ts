import type { StreamConfig } from '../../../shared/media/media-message.ts';

/** What a connection said of its stream. */
export interface KnownStream {
  readonly config: StreamConfig;
  readonly extradata: Uint8Array;
}

/** Whether one decoder does for both. */
export function isSameStream(one: KnownStream, other: KnownStream): boolean {
  const { codec, fourcc, width, height } = one.config;
  const same = other.config;
  return (
    codec === same.codec &&
    fourcc === same.fourcc &&
    width === same.width &&
    height === same.height &&
    Buffer.compare(one.extradata, other.extradata) === 0
  );
}
