import { expect, test } from 'vitest';
import { outputMatrix } from './picture-colour.ts';

const line = (colours: string) =>
  `[info]   Stream #0:0: Video: rawvideo (I420 / 0x30323449), ${colours}, 240x134 [SAR 134:135 DAR 16:9], q=2-31, 9648 kb/s, 25 fps, 1000k tbn`;

test.each([
  ['yuv420p(tv, bt709, progressive)', 360, 'bt709'],
  ['yuv420p(tv, bt470bg/unknown/unknown, progressive)', 1080, 'bt601'],
  ['yuv420p(tv, smpte170m/bt709/unknown, progressive)', 1080, 'bt601'],
  ['yuv420p(tv, bt2020nc/bt2020/smpte2084)', 360, 'bt709'],
  ['yuv420p(tv, unknown/bt709/bt709, progressive)', 360, 'bt601'],
  ['yuv420p(tv, progressive)', 360, 'bt601'],
  ['yuv420p(progressive)', 1080, 'bt709'],
  ['yuv420p', 720, 'bt709'],
])('%s of %d lines is %s', (colours, height, matrix) => {
  expect(outputMatrix(line(colours), height)).toBe(matrix);
});

test.each([
  '[info]   Stream #0:0: Video: h264 (H264 / 0x34363248), none, 640x360, 1000k tbn',
  '[info]   Stream #0:0 -> #0:0 (h264 (native) -> rawvideo (native))',
  '[info] Output #0, nut, to pipe:1',
])('%s says nothing of it', (other) => {
  expect(outputMatrix(other, 360)).toBeNull();
});
