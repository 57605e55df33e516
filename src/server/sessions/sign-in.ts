import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { ExpectedError } from '../../shared/base/fault.ts';
import { protocolVersion } from '../../shared/hub/protocol-version.ts';
import type { SignInAnswer, SignInRequest } from '../../shared/hub/sign-in.ts';
import type { Person } from '../../shared/rights/person.ts';
import type { AccountFacts } from '../accounts/account-book.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { accountKey, consoleKey, type SignInLock } from '../accounts/sign-in-lock.ts';
import type { CityState } from '../city/city-state.ts';
import { checkProof, type ProofParts } from '../consoles/check-proof.ts';
import { keepConsole } from '../consoles/enrolment.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import type { HubTables } from '../storage/tables.ts';
import { isActive } from './caller-of.ts';
import type { HubWriter } from './hub-writer.ts';
import type { SessionBook } from './session-book.ts';
import { newToken, tokenHash } from './session-token.ts';

export interface SignInParts {
  readonly proofs: ProofParts;
  readonly writer: HubWriter;
  readonly reader: Kysely<HubTables>;
  readonly city: CityState;
  readonly accounts: Accounts;
  readonly lock: SignInLock;
  readonly sessions: SessionBook;
  readonly log: HubLogger;
}

type Refusal = 'unknown' | 'password' | 'locked' | 'inactive' | 'lapsed';
type Verdict =
  | { readonly ok: true; readonly person: Person; readonly facts: AccountFacts }
  | { readonly ok: false; readonly why: Refusal; readonly personId: string | null };

/** What somebody who signs in is told when it did not work, whatever the reason was (decision 724). */
const failed = { code: 'sign-in-failed', message: 'Signing in failed.' };

/**
 * Signs a person in at an approved console. Throws ExpectedError `sign-in-failed` and nothing more about the account, with the same work for every account;
 * the audit log has the reason. Also `console-unknown`, `console-waiting`, `console-revoked`, `update-needed`, `busy`.
 */
export async function signIn(parts: SignInParts, request: SignInRequest): Promise<SignInAnswer> {
  if (request.protocol !== protocolVersion) throw updateNeeded();
  const proof = checkProof(parts.proofs, {
    purpose: 'sign-in',
    proof: request.proof,
    bound: request.account,
  });
  if (!proof.ok) {
    parts.log.warn('sign-in.refused', { console: request.proof.consoleId, fault: proof.fault.code });
    throw new ExpectedError(proof.fault);
  }
  const consoleId = proof.device.id;
  const verdict = await judge(parts, request, consoleId);
  if (verdict.ok) {
    const renewedHash = await parts.accounts.parts.passwords.renewed(
      request.password,
      verdict.facts.passwordHash ?? '',
    );
    return openSession(parts, { ...verdict, renewedHash }, consoleId);
  }
  await noteFailure(parts, { account: request.account, consoleId, verdict });
  throw new ExpectedError(failed);
}

async function judge(
  { city, accounts, lock, reader, proofs }: SignInParts,
  { account, password }: SignInRequest,
  consoleId: string,
): Promise<Verdict> {
  const nowMs = proofs.now();
  const keys = [accountKey(account), consoleKey(consoleId)];
  const person = city.book().persons.find((one) => one.account === account) ?? null;
  const facts = person && (await accounts.parts.book.read(reader, person.id));
  const matches = await accounts.parts.passwords.matches(password, facts?.passwordHash ?? null);
  const refuse = (why: Refusal): Verdict => ({ ok: false, why, personId: person?.id ?? null });
  // Asked after the hash as well as counted after it: guesses that were sent at once are judged one after another.
  if (lock.isLocked(keys, proofs.now())) return refuse('locked');
  if (!person || !facts || !matches) {
    lock.failed(keys, proofs.now());
    return refuse(person ? 'password' : 'unknown');
  }
  if (!isActive(city.accessOf(person.id), nowMs)) return refuse('inactive');
  if (accounts.hasLapsed(facts)) return refuse('lapsed');
  lock.succeeded([accountKey(account)]);
  return { ok: true, person, facts };
}

async function openSession(
  { proofs, writer, accounts, sessions, log }: SignInParts,
  { person, facts, renewedHash }: Extract<Verdict, { ok: true }> & { readonly renewedHash: string | null },
  consoleId: string,
): Promise<SignInAnswer> {
  const { book, policy } = accounts.parts;
  const token = newToken();
  const session = await writer.change(async ({ db, nowMs, putEntity, audit, afterCommit }) => {
    const opened = {
      id: `session-${randomUUID()}`,
      personId: person.id,
      consoleId,
      tokenHash: tokenHash(token),
      signedInAtMs: nowMs,
      lastSeenAtMs: nowMs,
      expiresAtMs: nowMs + policy.sessionHours * 3_600_000,
    };
    await db
      .insertInto('session')
      .values({
        id: opened.id,
        person_id: opened.personId,
        console_id: opened.consoleId,
        token_hash: opened.tokenHash,
        signed_in_at_ms: opened.signedInAtMs,
        last_seen_at_ms: opened.lastSeenAtMs,
        expires_at_ms: opened.expiresAtMs,
        ended_at_ms: null,
      })
      .execute();
    await db
      .updateTable('account')
      .set({ last_sign_in_at_ms: nowMs })
      .where('person_id', '=', person.id)
      .execute();
    if (renewedHash !== null)
      await db
        .updateTable('account')
        .set({ password_hash: renewedHash })
        .where('person_id', '=', person.id)
        // Only in the place of what it was made from: the password may have been changed meanwhile.
        .where('password_hash', '=', facts.passwordHash)
        .execute();
    const desk = proofs.consoles.get(consoleId);
    const seen = desk && { ...desk.device, lastSeenAtMs: nowMs };
    if (seen) await keepConsole({ putEntity, afterCommit }, proofs.consoles, seen, 'any');
    await audit({
      what: 'sign-in.done',
      outcome: 'done',
      personId: person.id,
      consoleId,
      cameraId: null,
      detail: { account: person.account, session: opened.id },
    });
    afterCommit(() => {
      sessions.add(opened);
      const known = { ...facts, ...book.get(person.id), lastSignInAtMs: nowMs };
      const isRenewed = renewedHash !== null && known.passwordHash === facts.passwordHash;
      book.set(isRenewed ? { ...known, passwordHash: renewedHash } : known);
    });
    return opened;
  }, person.id);
  log.info('sign-in.done', { person: person.id, console: consoleId, session: session.id });
  return {
    token,
    sessionId: session.id,
    personId: person.id,
    expiresAtMs: session.expiresAtMs,
    mustChangePassword: accounts.mustChange(person.id),
  };
}

/** Written before the answer: a failure that nobody could log has not been told either. */
async function noteFailure(
  { writer, log }: SignInParts,
  {
    account,
    consoleId,
    verdict: { why, personId },
  }: { account: string; consoleId: string; verdict: Extract<Verdict, { ok: false }> },
): Promise<void> {
  log.warn('sign-in.failed', { console: consoleId, why });
  await writer.change(({ audit }) =>
    audit({
      what: 'sign-in.failed',
      outcome: 'failed',
      personId,
      consoleId,
      cameraId: null,
      detail: { account, why },
    }),
  );
}

function updateNeeded(): ExpectedError {
  return new ExpectedError({
    code: 'update-needed',
    message: 'This console speaks another version than the hub; it must be updated.',
  });
}
