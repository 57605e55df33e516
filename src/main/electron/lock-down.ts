import { app, type Session, type WebContents } from 'electron';
import { isOwnPage } from '../core/remote-host/host-calls.ts';

/** All that our own pages are ever allowed: their sockets to the core on loopback, and writing the file that a person has just named in the system's dialog. */
const allowed: ReadonlySet<string> = new Set(['loopback-network', 'local-network-access', 'fileSystem']);

/** Closes what Electron leaves open by default, for every window that will ever be made. Electron's security checklist, numbers in docs/security.md. */
export function lockDown(): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

/** No permissions, no devices, no downloads, no spelling server, and no request but to our own pages and the core. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(allowed.has(permission) && isMainFrame && isOwnPage(requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, { requestingUrl, isMainFrame }) =>
      allowed.has(permission) && isMainFrame && isOwnPage(requestingUrl),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isWanted(url) }));
}

function lockContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** blob: and data: never leave the page; devtools: is there in unpackaged builds only. */
function isWanted(url: string): boolean {
  return isOwnPage(url) || /^(ws:\/\/127\.0\.0\.1:\d+\/|blob:app:|data:|devtools:)/.test(url);
}
