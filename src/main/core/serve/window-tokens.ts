import { createHash, randomBytes } from 'node:crypto';
import type { WindowIdentity } from '../../../shared/contract/window-identity.ts';

/** Per-window secrets of one launch: whoever shows a token is that window. Only digests are kept, so a lookup tells nothing by its time. */
export class WindowTokens {
  private readonly identities = new Map<string, WindowIdentity>();

  /** Makes a new token for a window; its older tokens stop working. */
  issue(identity: WindowIdentity): string {
    this.revoke(identity.windowId);
    const token = randomBytes(32).toString('base64url');
    this.identities.set(digest(token), identity);
    return token;
  }

  revoke(windowId: string): void {
    for (const [key, identity] of this.identities)
      if (identity.windowId === windowId) this.identities.delete(key);
  }

  identify(token: string): WindowIdentity | null {
    return this.identities.get(digest(token)) ?? null;
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
