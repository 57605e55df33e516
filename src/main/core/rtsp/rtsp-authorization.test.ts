import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authorizationFor } from './rtsp-authorization.ts';

const login = { user: 'Mufasa', password: 'Circle Of Life' };
const challenged = (...lines: string[]) => ({
  status: 401,
  headers: new Map([['www-authenticate', lines]]),
  body: '',
});
const fieldOf = (header: string | undefined, name: string) =>
  new RegExp(`\\b${name}="?([^",]+)`).exec(header ?? '')?.[1];
const nonce = 'dcd98b7102dd2f0e8b11d0f600bfb0c093';

describe('digest', () => {
  test('without qop, as nearly all cameras ask for it', () => {
    const authorize = authorizationFor(
      challenged(
        `Digest realm="testrealm@host.com", nonce="${nonce}", opaque="5ccc069c403ebaf9f0171e9517f40e41"`,
      ),
      login,
    );
    const header = authorize?.('GET', '/dir/index.html');
    expect(fieldOf(header, 'response')).toBe('670fd8c2df070c60b045671b8b24ff02');
    expect(header).toContain('opaque="5ccc069c403ebaf9f0171e9517f40e41"');
  });

  test.each([
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
  ])('with qop, by %s, counting its requests', (algorithm, hash) => {
    const digest = (text: string) => createHash(hash).update(text).digest('hex');
    const authorize = authorizationFor(
      challenged(`Digest realm="r", qop="auth, auth-int", algorithm=${algorithm}, nonce="${nonce}"`),
      login,
    );
    for (const nc of ['00000001', '00000002']) {
      const header = authorize?.('DESCRIBE', 'rtsp://h/x');
      expect(fieldOf(header, 'nc')).toBe(nc);
      const middle = `${nonce}:${nc}:${fieldOf(header, 'cnonce')}:auth`;
      const secret = digest('Mufasa:r:Circle Of Life');
      expect(fieldOf(header, 'response')).toBe(
        digest(`${secret}:${middle}:${digest('DESCRIBE:rtsp://h/x')}`),
      );
    }
  });

  test('is preferred to Basic, in one line or two', () => {
    const digest = `Digest realm="r", nonce="${nonce}"`;
    for (const lines of [['Basic realm="r"', digest], [`Basic realm="r", ${digest}`]])
      expect(authorizationFor(challenged(...lines), login)?.('OPTIONS', '*')).toMatch(/^Digest /);
  });
});

test('Basic where there is nothing else', () => {
  expect(authorizationFor(challenged('Basic realm="r"'), login)?.('OPTIONS', '*')).toBe(
    `Basic ${Buffer.from('Mufasa:Circle Of Life').toString('base64')}`,
  );
});

test.each([
  [[]],
  [['Negotiate']],
  [[`Digest realm="r", nonce="${nonce}", algorithm=MD5-sess`]],
  [[`Digest realm="r", nonce="${nonce}", qop="auth-int"`]],
])('not known: %j', (lines) => {
  expect(authorizationFor(challenged(...lines), login)).toBeNull();
});
