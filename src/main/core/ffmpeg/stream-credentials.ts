/** A stream address taken apart: percent-encoded for ffmpeg, and what must never be written down. */
export interface SplitStreamUrl {
  /** The same address with its user name and password percent-encoded (RFC 3986 section 3.2.1), whatever characters they hold. */
  readonly encodedUrl: string;
  /** The password, plain and encoded, for redaction outside of addresses; a very short one would blank half of every line. */
  readonly secrets: readonly string[];
}

const leastSecretChars = 4;
const parts = /^([a-z][a-z0-9+.-]*:\/\/)(?:([^/?#]*)@)?([\s\S]*)$/i;

/** Takes the credentials of a stream address apart; a `%` that starts no escape and a second `@` stand for themselves, as people type them. */
export function splitStreamUrl(url: string): SplitStreamUrl {
  const [, scheme = '', userinfo, rest = url] = parts.exec(url) ?? [];
  if (userinfo === undefined) return { encodedUrl: url, secrets: [] };
  const colon = userinfo.indexOf(':');
  const user = colon < 0 ? userinfo : userinfo.slice(0, colon);
  const password = colon < 0 ? '' : userinfo.slice(colon + 1);
  const encodedPassword = encode(decode(password));
  const encodedUserinfo = colon < 0 ? encode(decode(user)) : `${encode(decode(user))}:${encodedPassword}`;
  const secrets = [password, encodedPassword, decode(password)].filter(
    (secret) => secret.length >= leastSecretChars,
  );
  return { encodedUrl: `${scheme}${encodedUserinfo}@${rest}`, secrets: [...new Set(secrets)] };
}

function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = Buffer.from(escapes.replaceAll('%', ''), 'hex');
    const decoded = bytes.toString('utf8');
    return decoded.includes('\ufffd') ? bytes.toString('latin1') : decoded;
  });
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
