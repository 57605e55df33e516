import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingAbilities, parseAbilities } from './abilities.ts';

const fixture = (name: string) => readFileSync(`test/fixtures/ffmpeg/${name}`, 'utf8');
const debian = {
  rtspHelp: fixture('rtsp-help-5.1.9.txt'),
  protocols: fixture('protocols-5.1.9.txt'),
  formats: fixture('formats-5.1.9.txt'),
};

test('reads what a Debian build can do', () => {
  const abilities = parseAbilities(debian);
  expect(abilities).toEqual({
    socketTimeoutOption: 'timeout',
    rtspTransports: ['udp', 'tcp', 'udp_multicast', 'http', 'https'],
    allowedMediaTypes: true,
    tls: true,
    nutMuxer: true,
    concatDemuxer: true,
  });
  expect(missingAbilities(abilities)).toEqual([]);
});

test('tells the old listening timeout from the one of the socket', () => {
  const abilities = parseAbilities({ ...debian, rtspHelp: fixture('rtsp-help-4.1.txt') });
  expect(abilities.socketTimeoutOption).toBe('stimeout');
  expect(missingAbilities(abilities)).toEqual(['a socket timeout for RTSP']);
});

test('a build without TLS, NUT or concat is seen as such', () => {
  const abilities = parseAbilities({
    rtspHelp: '',
    protocols: debian.protocols.replace(/^\s*tls\n/gm, ''),
    formats: debian.formats.replace(/^.* (nut|concat) .*\n/gm, ''),
  });
  expect(abilities).toMatchObject({ tls: false, nutMuxer: false, concatDemuxer: false });
  expect(missingAbilities(abilities)).toHaveLength(4);
});
