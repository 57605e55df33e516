import { z } from 'zod';
import { ExpectedError } from '../../../shared/base/fault.ts';
import type { HubFactsStore } from './hub-facts-store.ts';

export interface ChosenHubOptions {
  /** Given at start: then nobody changes it at the desk. */
  readonly fixedAddress: string | null;
  /** False: the console works alone, whatever was set before. */
  readonly enabled: boolean;
}

/** Which hub this console belongs to: given at start, or set at the desk and remembered. */
export class ChosenHub {
  private readonly options: ChosenHubOptions;
  private readonly facts: HubFactsStore;

  constructor(options: ChosenHubOptions, facts: HubFactsStore) {
    this.options = options;
    this.facts = facts;
  }

  /** As it was given or typed; null: none, and the console works alone. */
  address(): string | null {
    const { enabled, fixedAddress } = this.options;
    if (!enabled) return null;
    return fixedAddress ?? this.facts.get('address', z.string());
  }

  /** Throws ExpectedError `hub-fixed` where nobody may choose another. */
  mayChange(): void {
    if (this.options.fixedAddress !== null)
      throw new ExpectedError({ code: 'hub-fixed', message: 'the hub was given at start' });
  }

  remember(origin: string): void {
    this.facts.set('address', origin);
  }

  /** With all that is known of that hub. */
  forget(): void {
    for (const name of ['address', 'hub', 'session', 'clock']) this.facts.remove(name);
  }
}
