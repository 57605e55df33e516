import { Emitter } from '../../../shared/base/emitter.ts';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { HubTrust } from './hub-trust.ts';

const lookAgainMs = 5000;

/** What a hub shows that nobody has agreed to yet, or why it could not be looked at. */
export interface UntrustedHub {
  readonly fingerprint: string | null;
  readonly fault: Fault | null;
}

/** A hub on another machine that nobody has agreed to yet: shows its certificate's fingerprint and waits for a person's word. */
export class CertificateLook {
  readonly onChanged = new Emitter<void>();
  private readonly trust: HubTrust;
  private seen: UntrustedHub | null = null;
  private stop = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(trust: HubTrust) {
    this.trust = trust;
  }

  current(): UntrustedHub | null {
    return this.seen;
  }

  async begin(address: URL): Promise<void> {
    this.end();
    this.stop = new AbortController();
    await this.look(address, this.stop.signal);
  }

  end(): void {
    this.stop.abort();
    clearTimeout(this.timer);
    this.seen = null;
  }

  private async look(address: URL, signal: AbortSignal): Promise<void> {
    try {
      const { fingerprint } = await this.trust.look(address, signal);
      if (signal.aborted) return;
      this.seen = { fingerprint, fault: null };
    } catch (error) {
      if (signal.aborted) return;
      this.seen = { fingerprint: null, fault: faultOf(error) };
      this.timer = setTimeout(() => void this.look(address, signal), lookAgainMs).unref();
    }
    this.onChanged.fire();
  }
}
