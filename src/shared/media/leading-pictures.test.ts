import { expect, test } from 'vitest';
import { LeadingPictures } from './leading-pictures.ts';

const annexB = (...first: number[]) => new Uint8Array([0, 0, 0, 1, ...first, 0x80]);
const hevc = (type: number) => annexB(type << 1, 1);
const mpeg4 = (kind: 'I' | 'P' | 'B') => annexB(0xb6, { I: 0x10, P: 0x50, B: 0x90 }[kind]);

const cra = 21;
const [raslN, raslR, radlN, trailN] = [8, 9, 6, 0];

test.each([
  ['H.265: RASL, of both kinds', 'hevc', hevc(cra), hevc(raslN), 40, true],
  ['H.265: RASL_R', 'hevc', hevc(cra), hevc(raslR), 80, true],
  ['H.265: RADL is decoded from the keyframe alone', 'hevc', hevc(cra), hevc(radlN), 40, false],
  ['H.265: what is shown after the keyframe', 'hevc', hevc(cra), hevc(trailN), 200, false],
  ['H.264: before a keyframe that is no IDR picture', 'h264', annexB(0x06, 6), annexB(0x01), 40, true],
  ['H.264: after it', 'h264', annexB(0x06, 6), annexB(0x41), 140, false],
  ['H.264: an IDR picture, whatever the clock says', 'h264', annexB(0x65), annexB(0x41), 40, false],
  ['MPEG-4: a B-VOP before the keyframe', 'mpeg4', mpeg4('I'), mpeg4('B'), 40, true],
  ['MPEG-4: a B-VOP after it', 'mpeg4', mpeg4('I'), mpeg4('B'), 140, false],
  ['MPEG-4: a P-VOP, whatever the clock says', 'mpeg4', mpeg4('I'), mpeg4('P'), 40, false],
  ['motion JPEG', 'mjpeg', annexB(), annexB(), 40, false],
] as const)('%s', (_, codec, keyframe, payload, ptsMs, needs) => {
  const leading = new LeadingPictures();
  leading.begin(codec, { ptsMs: 100, payload: keyframe }, true);
  expect(leading.needLost({ ptsMs, payload })).toBe(needs);
  // With all of the group before nothing is lost.
  leading.begin(codec, { ptsMs: 100, payload: keyframe }, false);
  expect(leading.needLost({ ptsMs, payload })).toBe(false);
});
