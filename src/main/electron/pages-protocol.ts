import { protocol } from 'electron';
import { pageOrigin } from '../core/remote-host/host-calls.ts';
import type { PageFile } from '../core/serve/page-files.ts';
import { pageResponse } from '../core/serve/page-response.ts';

const scheme = new URL(pageOrigin).protocol.slice(0, -1);

/** Makes app:// a scheme like https, with an origin of its own. Must run before the app is ready. */
export function registerPageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

/** Serves the built pages, from memory and nothing else. `socketHost`: where their sockets may go. */
export function servePages(files: ReadonlyMap<string, PageFile>, socketHost: () => string): void {
  protocol.handle(scheme, (request) => pageResponse(files, request, socketHost()));
}
