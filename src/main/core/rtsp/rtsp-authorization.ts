import { createHash, randomBytes } from 'node:crypto';
import type { Login } from './rtsp-address.ts';
import type { RtspResponse } from './rtsp-message.ts';

const hashes: Readonly<Record<string, string>> = { '': 'md5', MD5: 'md5', 'SHA-256': 'sha256' };
const challenges = /\b(Basic|Digest)\s+((?:[\w-]+\s*=\s*(?:"[^"]*"|[^\s,"]+)\s*,?\s*)*)/gi;
const fields = /([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g;

/** Answers a camera's challenge with a login, request by request. */
export type Authorize = (method: string, url: string) => string;

/**
 * How requests are authorized after this 401: by digest where the camera offers one that we know (RFC 7616: MD5 or SHA-256, with or without qop "auth"),
 * else by Basic (RFC 7617). Null when it offers neither.
 */
export function authorizationFor({ headers }: RtspResponse, login: Login): Authorize | null {
  const offered = (headers.get('www-authenticate') ?? []).flatMap((line) =>
    [...line.matchAll(challenges)].map(([, scheme = '', rest = '']) => ({
      scheme: scheme.toLowerCase(),
      given: parseFields(rest),
    })),
  );
  for (const { scheme, given } of offered) {
    const digest = scheme === 'digest' ? digestWith(given, login) : null;
    if (digest) return digest;
  }
  if (!offered.some(({ scheme }) => scheme === 'basic')) return null;
  const basic = Buffer.from(`${login.user}:${login.password}`, 'utf8').toString('base64');
  return () => `Basic ${basic}`;
}

function digestWith(given: ReadonlyMap<string, string>, { user, password }: Login): Authorize | null {
  const algorithm = given.get('algorithm') ?? '';
  const hash = hashes[algorithm.toUpperCase()];
  const offered = given.get('qop');
  const qop = offered === undefined ? null : offered.split(/\s*,\s*/).includes('auth') ? 'auth' : undefined;
  if (!hash || qop === undefined) return null;
  const digest = (text: string) => createHash(hash).update(text, 'utf8').digest('hex');
  const [realm, nonce, opaque] = ['realm', 'nonce', 'opaque'].map((name) => given.get(name));
  const secret = digest(`${user}:${realm ?? ''}:${password}`);
  let count = 0;
  return (method, url) => {
    count += 1;
    const action = digest(`${method}:${url}`);
    const [nc, cnonce] = [count.toString(16).padStart(8, '0'), randomBytes(8).toString('hex')];
    const middle = qop === null ? (nonce ?? '') : [nonce, nc, cnonce, qop].join(':');
    const words = [
      `username="${user.replaceAll(/(["\\])/g, '\\$1')}"`,
      `realm="${realm ?? ''}"`,
      `nonce="${nonce ?? ''}"`,
      `uri="${url}"`,
      `response="${digest(`${secret}:${middle}:${action}`)}"`,
      ...(algorithm ? [`algorithm=${algorithm}`] : []),
      ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
      ...(qop === null ? [] : [`qop=${qop}`, `nc=${nc}`, `cnonce="${cnonce}"`]),
    ];
    return `Digest ${words.join(', ')}`;
  };
}

function parseFields(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(fields)].map(([, name = '', quoted, plain]) => [
      name.toLowerCase(),
      quoted ?? plain ?? '',
    ]),
  );
}
