import { createHash, randomBytes } from 'node:crypto';
import type { Login } from '../city-options.ts';
import type { RtspRequest } from './request.ts';

const realm = 'pretend city';

/** Digest authentication of one connection with one nonce (RFC 2617, MD5, with or without qop). */
export class DigestGate {
  private readonly nonce = randomBytes(16).toString('hex');

  /** Value of WWW-Authenticate. */
  get challenge(): string {
    return `Digest realm="${realm}", nonce="${this.nonce}", algorithm=MD5`;
  }

  accepts(request: RtspRequest, { user, password }: Login): boolean {
    const header = request.headers.get('authorization') ?? '';
    if (!/^digest /i.test(header)) return false;
    const given = parseFields(header.slice('digest '.length));
    if (given.get('username') !== user || given.get('nonce') !== this.nonce) return false;
    const secret = md5(`${user}:${realm}:${password}`);
    const action = md5(`${request.method}:${given.get('uri') ?? ''}`);
    const qop = given.get('qop');
    const middle = qop
      ? `${this.nonce}:${given.get('nc') ?? ''}:${given.get('cnonce') ?? ''}:${qop}`
      : this.nonce;
    return given.get('response') === md5(`${secret}:${middle}:${action}`);
  }
}

function parseFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', quoted, plain] of text.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,]*))/g))
    fields.set(name.toLowerCase(), quoted ?? plain ?? '');
  return fields;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
