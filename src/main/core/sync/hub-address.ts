import { isIP } from 'node:net';
import { ExpectedError } from '../../../shared/base/fault.ts';

/** Where a hub listens unless it was told otherwise. */
const defaultPort = '7443';

/** Reads what a person typed as the hub's address: `host`, `host:port` or a URL. Plain HTTP only to this machine itself. Throws ExpectedError `bad-address`. */
export function parseHubAddress(typed: string): URL {
  const text = typed.trim();
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.parse(withScheme);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '')
    throw badAddress('it is no address of a server');
  if (
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.pathname !== '/'
  )
    throw badAddress('give the server and its port only');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw badAddress('a hub on another machine is reached by https:// only');
  if (url.port === '' && !/:\d+$/.test(text)) url.port = defaultPort;
  return url;
}

function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

function badAddress(why: string): ExpectedError {
  return new ExpectedError({ code: 'bad-address', message: `the hub's address cannot be used: ${why}` });
}
