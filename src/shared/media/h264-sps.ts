import { BitReader } from './bit-reader.ts';

/** What is used of an H.264 sequence parameter set. `reorderFrames` is null where the stream does not say. */
export interface H264Sps {
  /** RFC 6381 name, as WebCodecs wants it. */
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly reorderFrames: number | null;
  /** Matrix coefficients (H.264 table E-5), null where the stream does not say; 2 says "unspecified". */
  readonly matrix: number | null;
  readonly fullRange: boolean;
}

type Vui = Pick<H264Sps, 'reorderFrames' | 'matrix' | 'fullRange'>;

const noVui: Vui = { reorderFrames: null, matrix: null, fullRange: false };

const chromaProfiles: ReadonlySet<number> = new Set([
  100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135,
]);

/** Reads a sequence parameter set NAL unit (H.264 7.3.2.1.1 and E.1.1). Null when it is cut off or makes no sense. */
export function parseH264Sps(nalUnit: Uint8Array): H264Sps | null {
  const reader = new BitReader(nalUnit.subarray(1));
  const profile = reader.bits(8);
  const constraints = reader.bits(8);
  const level = reader.bits(8);
  reader.unsigned();
  const { chromaFormat, separatePlanes } = readChroma(reader, profile);
  reader.unsigned();
  const orderType = skipPictureOrder(reader);
  reader.unsigned();
  reader.bit();
  const columns = reader.unsigned() + 1;
  const mapRows = reader.unsigned() + 1;
  const framesOnly = reader.bit();
  if (!framesOnly) reader.bit();
  reader.bit();
  const crop = reader.bit() ? Array.from({ length: 4 }, () => reader.unsigned()) : [0, 0, 0, 0];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const cropX = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1;
  const cropY = (chromaFormat === 1 ? 2 : 1) * (2 - framesOnly);
  const plain = separatePlanes || chromaFormat === 0;
  const width = columns * 16 - (left + right) * (plain ? 1 : cropX);
  const height = mapRows * 16 * (2 - framesOnly) - (top + bottom) * (plain ? 2 - framesOnly : cropY);
  if (reader.exhausted || width <= 0 || height <= 0 || width > 16384 || height > 16384) return null;
  const read = reader.bit() ? readVui(reader) : noVui;
  const vui = reader.exhausted ? noVui : read;
  const never = profile === 66 || orderType === 2;
  const codec = `avc1.${[profile, constraints, level].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  return { codec, width, height, ...vui, reorderFrames: never ? 0 : vui.reorderFrames };
}

function readChroma(reader: BitReader, profile: number): { chromaFormat: number; separatePlanes: boolean } {
  if (!chromaProfiles.has(profile)) return { chromaFormat: 1, separatePlanes: false };
  const chromaFormat = reader.unsigned();
  const separatePlanes = chromaFormat === 3 && reader.bit() === 1;
  reader.unsigned();
  reader.unsigned();
  reader.bit();
  if (reader.bit()) {
    for (let list = 0; list < (chromaFormat === 3 ? 12 : 8); list++)
      if (reader.bit()) skipScalingList(reader, list < 6 ? 16 : 64);
  }
  return { chromaFormat, separatePlanes };
}

function skipScalingList(reader: BitReader, size: number): void {
  let last = 8;
  let next = 8;
  for (let index = 0; index < size && next !== 0; index++) {
    next = (last + reader.signed() + 256) % 256;
    if (next !== 0) last = next;
  }
}

function skipPictureOrder(reader: BitReader): number {
  const type = reader.unsigned();
  if (type === 0) reader.unsigned();
  if (type === 1) {
    reader.bit();
    reader.signed();
    reader.signed();
    const cycle = reader.unsigned();
    for (let index = 0; index < cycle && !reader.exhausted; index++) reader.signed();
  }
  return type;
}

/** E.1.1, up to max_num_reorder_frames. */
function readVui(reader: BitReader): Vui {
  if (reader.bit() && reader.bits(8) === 255) reader.bits(32);
  if (reader.bit()) reader.bit();
  const { matrix, fullRange } = readSignalType(reader);
  if (reader.bit()) {
    reader.unsigned();
    reader.unsigned();
  }
  if (reader.bit()) reader.bits(65);
  const nalHrd = reader.bit();
  if (nalHrd) skipHrd(reader);
  const vclHrd = reader.bit();
  if (vclHrd) skipHrd(reader);
  if (nalHrd || vclHrd) reader.bit();
  reader.bit();
  if (!reader.bit()) return { reorderFrames: null, matrix, fullRange };
  reader.bit();
  for (let index = 0; index < 4; index++) reader.unsigned();
  return { reorderFrames: reader.unsigned(), matrix, fullRange };
}

function readSignalType(reader: BitReader): Pick<Vui, 'matrix' | 'fullRange'> {
  if (!reader.bit()) return { matrix: null, fullRange: false };
  reader.bits(3);
  const fullRange = reader.bit() === 1;
  if (!reader.bit()) return { matrix: null, fullRange };
  reader.bits(16);
  return { matrix: reader.bits(8), fullRange };
}

function skipHrd(reader: BitReader): void {
  const count = reader.unsigned() + 1;
  reader.bits(8);
  for (let index = 0; index < count && !reader.exhausted; index++) {
    reader.unsigned();
    reader.unsigned();
    reader.bit();
  }
  reader.bits(20);
}
