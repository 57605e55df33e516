import { z } from 'zod';
import { SignInAnswer } from '../../../shared/hub/sign-in.ts';
import type { ConsoleKey } from './console-key.ts';
import type { HubFactsStore } from './hub-facts-store.ts';

const purpose = 'session';

/** The session that somebody signed in with, kept sealed: a restarted console goes on with it, another console could not use it. */
export class StoredSession {
  private readonly facts: HubFactsStore;
  private readonly key: ConsoleKey;
  private held: SignInAnswer | null;

  constructor(facts: HubFactsStore, key: ConsoleKey) {
    this.facts = facts;
    this.key = key;
    const sealed = facts.get('session', z.base64());
    const text = sealed === null ? null : key.unseal(purpose, Buffer.from(sealed, 'base64'));
    this.held = text === null ? null : (SignInAnswer.safeParse(JSON.parse(text)).data ?? null);
  }

  get(): SignInAnswer | null {
    return this.held;
  }

  set(session: SignInAnswer): void {
    this.held = session;
    this.facts.set('session', this.key.seal(purpose, JSON.stringify(session)).toString('base64'));
  }

  forget(): void {
    this.held = null;
    this.facts.remove('session');
  }
}
