import { parseH264Sps } from '../../../shared/media/h264-sps.ts';
import { LeftToFfmpeg } from './left-to-ffmpeg.ts';
import { decodeSets, type NalFacts, type NalFormat, unpackAggregate } from './nal-format.ts';

const nal = { idr: 5, sei: 6, sps: 7, pps: 8, stapA: 24, fuA: 28 } as const;
const recoveryPoint = 6;

/** H.264 over RTP (RFC 6184): single NAL units, STAP-A and FU-A, which are all that packetization modes 0 and 1 have. */
export const h264Format: NalFormat = {
  fourcc: 'H264',
  unpack(payload, sink) {
    const [indicator = 0, fragment = 0] = payload;
    const type = indicator & 31;
    if (type >= 1 && type < nal.stapA) sink.whole(payload);
    else if (type === nal.stapA) unpackAggregate(payload.subarray(1), sink);
    else if (type === nal.fuA) {
      if ((fragment & 0x80) !== 0) sink.begin([(indicator & 0xe0) | (fragment & 31)]);
      sink.part(payload.subarray(2));
      if ((fragment & 0x40) !== 0) sink.end();
    } else throw new LeftToFfmpeg(`H.264 in packets of type ${type}`);
  },
  factsOf(unit): NalFacts {
    const type = (unit[0] ?? 0) & 31;
    return {
      picture: type >= 1 && type <= nal.idr,
      key: type === nal.idr || (type === nal.sei && hasRecoveryPoint(unit)),
      first: ((unit[1] ?? 0) & 0x80) !== 0,
      parameterSet: type === nal.sps ? 'sps' : type === nal.pps ? 'pps' : null,
    };
  },
  parameterSets: (format) => decodeSets(format.get('sprop-parameter-sets')),
  sizeOf: (sps) => parseH264Sps(sps),
};

/** Streams without IDR pictures say with this message where decoding may begin (H.264 D.2.8). */
function hasRecoveryPoint(unit: Uint8Array): boolean {
  for (let at = 1; at + 1 < unit.length; ) {
    let [type, size] = [0, 0];
    while (unit[at] === 0xff) type += unit[at++] ?? 0;
    type += unit[at++] ?? 0;
    while (unit[at] === 0xff) size += unit[at++] ?? 0;
    size += unit[at++] ?? 0;
    if (type === recoveryPoint) return true;
    at += size;
  }
  return false;
}
