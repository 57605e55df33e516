import { splitStreamUrl } from '../ffmpeg/stream-credentials.ts';

export interface Login {
  readonly user: string;
  readonly password: string;
}

/** A camera's address taken apart. `url` is as it was typed, without the login. */
export interface RtspAddress {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly login: Login | null;
}

const parts = /^rtsp:\/\/(?:([^/?#]*)@)?(\[[^\]]+\]|[^:/?#]+)(?::(\d+))?(.*)$/is;
const usualPort = 554;
const highestPort = 65_535;

/** Null for what is not plain RTSP. */
export function parseRtspAddress(url: string): RtspAddress | null {
  const [, userinfo, host, port, path] = parts.exec(splitStreamUrl(url).encodedUrl) ?? [];
  if (host === undefined || path === undefined || hasControl(path)) return null;
  if (Number(port ?? usualPort) > highestPort) return null;
  return {
    url: `rtsp://${host}${port ? `:${port}` : ''}${path}`,
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port ?? usualPort),
    login: userinfo === undefined ? null : loginOf(userinfo),
  };
}

/** A line's end in an address would end the request's. */
function hasControl(text: string): boolean {
  return [...text].some((character) => character <= ' ' || character === '\u007f');
}

function loginOf(userinfo: string): Login {
  const colon = userinfo.indexOf(':');
  const user = colon < 0 ? userinfo : userinfo.slice(0, colon);
  return { user: decode(user), password: colon < 0 ? '' : decode(userinfo.slice(colon + 1)) };
}

/** splitStreamUrl has encoded it: bytes that were no UTF-8 stay Latin-1. */
function decode(text: string): string {
  return decodeURIComponent(text);
}
