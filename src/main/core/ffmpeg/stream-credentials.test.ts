import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ingestScript } from './ingest-script.ts';
import { splitStreamUrl } from './stream-credentials.ts';

describe('splitStreamUrl', () => {
  test.each([
    ['rtsp://cam/1', 'rtsp://cam/1'],
    [
      'rtsp://admin:12345@10.0.0.8:554/Streaming/Channels/101',
      'rtsp://admin:12345@10.0.0.8:554/Streaming/Channels/101',
    ],
    ['rtsp://admin:p@ss@cam/', 'rtsp://admin:p%40ss@cam/'],
    ['rtsp://admin:100%@cam/', 'rtsp://admin:100%25@cam/'],
    ['rtsp://admin:a:b@cam/', 'rtsp://admin:a%3Ab@cam/'],
    ["rtsp://o'neil:it's(1)@cam/x?y='z'", "rtsp://o%27neil:it%27s%281%29@cam/x?y='z'"],
    ['rtsp://viewer@cam/', 'rtsp://viewer@cam/'],
    ['rtsps://u:m%E1%BA%ADt@cam/', 'rtsps://u:m%E1%BA%ADt@cam/'],
    ['rtsp://u:%E9@cam/', 'rtsp://u:%C3%A9@cam/'],
    ['rtsp://cam/path@odd', 'rtsp://cam/path@odd'],
  ])('%s', (url, encodedUrl) => {
    expect(splitStreamUrl(url).encodedUrl).toBe(encodedUrl);
  });

  test('any password survives', () => {
    const character = fc.constantFrom(...'aZ9@:\'"\\%$&+,;=!*()~ậđ-_.|^`{}[]<>');
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 1, maxLength: 20 }), (password) => {
        const { encodedUrl } = splitStreamUrl(`rtsp://u:${encodeURIComponent(password)}@cam/`);
        expect(decodeURIComponent(new URL(encodedUrl).password)).toBe(password);
      }),
    );
  });

  test('names the password in every form, for redaction', () => {
    expect(splitStreamUrl('rtsp://u:s%20e@cret@cam/').secrets).toEqual([
      's%20e@cret',
      's%20e%40cret',
      's e@cret',
    ]);
    expect(splitStreamUrl('rtsp://cam/').secrets).toEqual([]);
  });
});

describe('ingestScript', () => {
  test('writes one address and its options', () => {
    expect(ingestScript('rtsp://u:p w@cam/a b', { rtsp_transport: 'tcp', timeout: 5 })).toBe(
      "ffconcat version 1.0\nfile 'rtsp://u:p%20w@cam/a b'\noption rtsp_transport 'tcp'\noption timeout '5'\n",
    );
  });

  test('keeps quotes and backslashes of a path as they are', () => {
    expect(ingestScript("rtsp://cam/a'b\\c", {})).toContain("file 'rtsp://cam/a'\\''b\\c'\n");
  });

  test('no address can add a line of its own', () => {
    for (const bad of ['rtsp://cam/a\nfile /etc/passwd', 'rtsp://cam/\r', 'rtsp://cam/\u0000'])
      expect(() => ingestScript(bad, {})).toThrow(
        expect.objectContaining({ fault: expect.objectContaining({ code: 'bad-address' }) }),
      );
    const inPassword = ingestScript('rtsp://u:a%0Afile%20x@cam/', {});
    expect(inPassword.split('\n')).toHaveLength(3);
  });
});
