import { BitReader } from '../../../shared/media/bit-reader.ts';
import { LeftToFfmpeg } from './left-to-ffmpeg.ts';
import { decodeSets, type NalFacts, type NalFormat, unpackAggregate } from './nal-format.ts';

const nal = { firstKey: 16, lastKey: 23, lastPicture: 31, vps: 32, sps: 33, pps: 34 } as const;
const packing = { aggregate: 48, fragment: 49 } as const;
const sets: Readonly<Record<number, NalFacts['parameterSet']>> = {
  [nal.vps]: 'vps',
  [nal.sps]: 'sps',
  [nal.pps]: 'pps',
};

/** H.265 over RTP (RFC 7798): single NAL units, aggregation packets and fragmentation units, in decoding order. */
export const h265Format: NalFormat = {
  fourcc: 'HEVC',
  unpack(payload, sink) {
    const [first = 0, second = 0, fragment = 0] = payload;
    const type = (first >> 1) & 63;
    if (type < packing.aggregate) sink.whole(payload);
    else if (type === packing.aggregate) unpackAggregate(payload.subarray(2), sink);
    else if (type === packing.fragment) {
      if ((fragment & 0x80) !== 0) sink.begin([(first & 0x81) | ((fragment & 63) << 1), second]);
      sink.part(payload.subarray(3));
      if ((fragment & 0x40) !== 0) sink.end();
    } else throw new LeftToFfmpeg(`H.265 in packets of type ${type}`);
  },
  factsOf(unit): NalFacts {
    const type = ((unit[0] ?? 0) >> 1) & 63;
    return {
      picture: type <= nal.lastPicture,
      key: type >= nal.firstKey && type <= nal.lastKey,
      first: ((unit[2] ?? 0) & 0x80) !== 0,
      parameterSet: sets[type] ?? null,
    };
  },
  parameterSets: (format) =>
    ['sprop-vps', 'sprop-sps', 'sprop-pps'].flatMap((name) => decodeSets(format.get(name))),
  sizeOf: h265Size,
};

/** The size that is shown: H.265 7.3.2.2.1 up to the conformance window. Null when it is cut off or makes no sense. */
function h265Size(sps: Uint8Array): { width: number; height: number } | null {
  const reader = new BitReader(sps.subarray(2));
  reader.bits(4);
  const subLayers = reader.bits(3);
  reader.bit();
  skipProfileTierLevel(reader, subLayers);
  reader.unsigned();
  const chromaFormat = reader.unsigned();
  if (chromaFormat === 3) reader.bit();
  const [codedWidth, codedHeight] = [reader.unsigned(), reader.unsigned()];
  const window = reader.bit() ? Array.from({ length: 4 }, () => reader.unsigned()) : [];
  const [left = 0, right = 0, top = 0, bottom = 0] = window;
  const width = codedWidth - (left + right) * (chromaFormat === 1 || chromaFormat === 2 ? 2 : 1);
  const height = codedHeight - (top + bottom) * (chromaFormat === 1 ? 2 : 1);
  const isSound = !reader.exhausted && width > 0 && height > 0 && width <= 16384 && height <= 16384;
  return isSound ? { width, height } : null;
}

/** H.265 7.3.3. */
function skipProfileTierLevel(reader: BitReader, subLayers: number): void {
  reader.bits(96);
  const present = Array.from({ length: subLayers }, () => ({ profile: reader.bit(), level: reader.bit() }));
  if (subLayers > 0) reader.bits(2 * (8 - subLayers));
  for (const { profile, level } of present) {
    if (profile) reader.bits(88);
    if (level) reader.bits(8);
  }
}
