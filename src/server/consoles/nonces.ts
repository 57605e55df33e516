import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const nonceLifeMs = 60_000;

/** Far more than all consoles of a city coming back at once. */
const mostUsed = 200_000;

const randomLength = 16;
const timeLength = 6;
const macLength = 16;

/**
 * Nonces for proofs, each good once and for 60 s. A nonce carries its own time under a key of this process (HMAC-SHA-256), so that handing them out to
 * strangers keeps nothing in memory; only those that a console has used are remembered until they have run out.
 */
export class Nonces {
  private readonly key = randomBytes(32);
  private readonly used = new Map<string, number>();

  issue(nowMs: number): string {
    const body = Buffer.alloc(timeLength + randomLength);
    body.writeUIntBE(nowMs, 0, timeLength);
    randomBytes(randomLength).copy(body, timeLength);
    return Buffer.concat([body, this.mac(body)]).toString('base64url');
  }

  /** Whether it is one of ours, still young and not used before. */
  isGood(nonce: string, nowMs: number): boolean {
    const bytes = Buffer.from(nonce, 'base64url');
    if (bytes.length !== timeLength + randomLength + macLength) return false;
    // Two spellings of one nonce would be two uses.
    if (bytes.toString('base64url') !== nonce || this.used.has(nonce)) return false;
    const body = bytes.subarray(0, timeLength + randomLength);
    if (!timingSafeEqual(bytes.subarray(timeLength + randomLength), this.mac(body))) return false;
    const ageMs = nowMs - body.readUIntBE(0, timeLength);
    return ageMs >= 0 && ageMs < nonceLifeMs;
  }

  /** Takes a good nonce; false when there is no room to remember it. */
  use(nonce: string, nowMs: number): boolean {
    for (const [old, atMs] of this.used) {
      if (nowMs - atMs < nonceLifeMs) break;
      this.used.delete(old);
    }
    if (this.used.size >= mostUsed) return false;
    this.used.set(nonce, nowMs);
    return true;
  }

  private mac(body: Uint8Array): Buffer {
    return createHmac('sha256', this.key).update(body).digest().subarray(0, macLength);
  }
}
