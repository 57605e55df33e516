import { expect, test } from 'vitest';
import { parseRtspAddress } from './rtsp-address.ts';

test.each([
  ['rtsp://10.1.2.3/live', 'rtsp://10.1.2.3/live', '10.1.2.3', 554, null],
  ['rtsp://cam.invalid:8554', 'rtsp://cam.invalid:8554', 'cam.invalid', 8554, null],
  ['rtsp://[::1]:8554/a', 'rtsp://[::1]:8554/a', '::1', 8554, null],
  ["rtsp://h/a/b//c;d='e\\f&g=%41%zz?h=@:i", "rtsp://h/a/b//c;d='e\\f&g=%41%zz?h=@:i", 'h', 554, null],
  ['rtsp://u:p@h/x', 'rtsp://h/x', 'h', 554, { user: 'u', password: 'p' }],
  ['RTSP://u@h/x', 'rtsp://h/x', 'h', 554, { user: 'u', password: '' }],
  ['rtsp://vi%C3%AAn:m%E1%BA%ADt%20kh@u@h/x', 'rtsp://h/x', 'h', 554, { user: 'viên', password: 'mật kh@u' }],
])('%s', (typed, url, host, port, login) => {
  expect(parseRtspAddress(typed)).toEqual({ url, host, port, login });
});

test.each([
  'rtsps://h/x',
  'http://h/x',
  'rtsp://',
  'rtsp://h/a\r\nTEARDOWN',
  'rtsp://h/a b',
  'rtsp://h:65536/',
  '',
])('not ours: %j', (typed) => {
  expect(parseRtspAddress(typed)).toBeNull();
});
