import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlUrl, readSessionDescription } from './session-description.ts';

const sdp = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('');
const head = ['v=0', 'o=- 1 1 IN IP4 10.0.0.1', 's=Media', 't=0 0'];

test('a control that looks like a number is one word as any other', () => {
  const description = readSessionDescription(
    sdp(
      ...head,
      'm=video 0 RTP/AVP 96',
      'a=control:1',
      'a=rtpmap:96 H264/90000',
      'a=fmtp:96 1',
      'm=application 0 RTP/AVP 107',
      'a=control:2',
    ),
  );
  expect(description?.tracks.map(({ control }) => control)).toEqual(['1', '2']);
});

test('tracks with what is needed to pull them', () => {
  const description = readSessionDescription(
    sdp(
      ...head,
      'a=control:rtsp://10.0.0.1:554/Streaming/Channels/102/',
      'm=video 0 RTP/AVP 96',
      'b=AS:5000',
      'a=control:trackID=1',
      'a=rtpmap:96 H264/90000',
      'a=fmtp:96 profile-level-id=4D001E; packetization-mode=1;sprop-parameter-sets=Z00AHpWoLQSZ,aO48gA==',
      'm=audio 0 RTP/AVP 8',
      'a=control:trackID=2',
      'm=application 0 RTP/AVP 107',
      'a=rtpmap:107 vnd.onvif.metadata/90000',
    ),
  );
  expect(description?.control).toBe('rtsp://10.0.0.1:554/Streaming/Channels/102/');
  expect(
    description?.tracks.map(({ kind, encoding, clockRate, control }) => [kind, encoding, clockRate, control]),
  ).toEqual([
    ['video', 'H264', 90_000, 'trackID=1'],
    ['audio', 'PCMA', 8000, 'trackID=2'],
    ['application', 'vnd.onvif.metadata', 90_000, null],
  ]);
  expect(description?.tracks[0]?.format.get('sprop-parameter-sets')).toBe('Z00AHpWoLQSZ,aO48gA==');
});

test.each(['', 'no session description', sdp(...head)])('nothing to pull in %j', (text) => {
  expect(readSessionDescription(text)?.tracks ?? []).toEqual([]);
});

test('no text makes it stumble', () => {
  const Line = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom('m=video', 'm=', 'a=rtpmap:', 'a=fmtp:', 'a=control', 'o=', 't='), fc.string())
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(Line), (lines) => {
      const description = readSessionDescription(sdp('v=0', ...lines));
      for (const { clockRate, encoding } of description?.tracks ?? [])
        expect([typeof clockRate, typeof encoding]).toEqual(['number', 'string']);
    }),
  );
});

describe('addresses of tracks', () => {
  test.each([
    ['rtsp://h/a', 'trackID=1', 'rtsp://h/a/trackID=1'],
    ['rtsp://h/a/', 'trackID=1', 'rtsp://h/a/trackID=1'],
    ['rtsp://h/a?x=1&y=2', 'trackID=1', 'rtsp://h/a?x=1&y=2/trackID=1'],
    ['rtsp://h/a', '*', 'rtsp://h/a'],
    ['rtsp://h/a', null, 'rtsp://h/a'],
    ['rtsp://h/a', 'rtsp://h/a/video', 'rtsp://h/a/video'],
  ])('%s and %s', (base, control, url) => {
    expect(controlUrl(base, control)).toBe(url);
  });
});
