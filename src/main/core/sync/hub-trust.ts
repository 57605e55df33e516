import { z } from 'zod';
import { ExpectedError } from '../../../shared/base/fault.ts';
import { type HubAuthority, readHubAuthority } from './hub-certificate.ts';
import type { HubFactsStore } from './hub-facts-store.ts';

const Pinned = z.object({ pem: z.string(), fingerprint: z.string() });

/** The hub's certificate authority that a person agreed to; nothing else is trusted, whoever signed it. */
export class HubTrust {
  private readonly facts: HubFactsStore;
  private shown: HubAuthority | null = null;

  constructor(facts: HubFactsStore) {
    this.facts = facts;
  }

  pinned(): HubAuthority | null {
    return this.facts.get('authority', Pinned);
  }

  /** What the hub shows now, for a person to compare. */
  async look(address: URL, signal: AbortSignal): Promise<HubAuthority> {
    this.shown = await readHubAuthority(address, signal);
    return this.shown;
  }

  /** Throws ExpectedError `fingerprint-changed` when it is not what was shown. */
  pin(fingerprint: string): void {
    if (!this.shown || this.shown.fingerprint !== fingerprint)
      throw new ExpectedError({
        code: 'fingerprint-changed',
        message: 'the hub shows another certificate by now',
      });
    this.facts.set('authority', this.shown);
  }

  forget(): void {
    this.shown = null;
    this.facts.remove('authority');
  }
}
