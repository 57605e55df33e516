import { isOwnPage } from '../remote-host/host-calls.ts';
import type { PageFile } from './page-files.ts';
import { securityHeaders } from './page-server.ts';

/** Answers a request for a built page where the host serves them, under the same policy as the core's own server. `socketHost`: where the pages' sockets may go. */
export function pageResponse(
  files: ReadonlyMap<string, PageFile>,
  { method, url }: Pick<Request, 'method' | 'url'>,
  socketHost: string,
): Response {
  const own = method === 'GET' && isOwnPage(url);
  const file = own ? files.get(new URL(url).pathname) : undefined;
  if (!file) return new Response('not found', { status: 404, headers: { 'Content-Type': 'text/plain' } });
  const headers = { ...securityHeaders(socketHost), 'Content-Type': file.contentType };
  return new Response(new Uint8Array(file.bytes), { headers });
}
