import { mayMakePolice } from '../book/police-rule.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { endedFaults } from '../sessions/ended-faults.ts';
import type { SessionBook } from '../sessions/session-book.ts';
import type { Accounts } from './accounts.ts';
import type { PasswordChange, PasswordVerdict } from './password-change.ts';
import { administers, needsAdministerOver, notAllowed, notFound } from './refusals.ts';

export interface AccountHandlerParts {
  readonly accounts: Accounts;
  readonly changes: PasswordChange;
  readonly sessions: SessionBook;
  /** Whether a session's console is connected now. */
  readonly isOnline: (sessionId: string) => boolean;
}

type AccountCommand =
  | 'password.change'
  | 'session.sign-out'
  | 'session.list'
  | 'session.revoke'
  | 'person.reset-password'
  | 'person.dormant';

const dayMs = 86_400_000;

/** Handlers of passwords, sessions and dormant accounts. */
export function accountHandlers(parts: AccountHandlerParts): Pick<CommandHandlers, AccountCommand> {
  const { accounts, changes, sessions, isOnline } = parts;
  return {
    'password.change': async (_input, context) => {
      const verdict = goodVerdict(changes.verdictOf(context.caller.sessionId));
      await changePassword(parts, verdict, context);
      return {};
    },
    'session.sign-out': async (_input, context) => {
      const session = sessions.get(context.caller.sessionId);
      await endSessions(context, sessions, session ? [session] : [], endedFaults.signedOut);
      return {};
    },
    'session.list': async (_input, context) => ({
      sessions: sessions
        .all()
        .filter(({ personId }) => isOwnOrAdministered(personId, context))
        .map(({ id, personId, consoleId, signedInAtMs, lastSeenAtMs }) => ({
          id,
          personId,
          consoleId,
          signedInAtMs,
          lastSeenAtMs,
          online: isOnline(id),
        })),
    }),
    'session.revoke': async ({ sessionId }, context) => {
      const session = sessions.get(sessionId);
      // Whether a session of somebody else exists is nobody's business either.
      if (!session || !isOwnOrAdministered(session.personId, context)) throw notFound('session');
      context.auditDetail({ subject: session.personId, session: sessionId, at: session.consoleId });
      await endSessions(context, sessions, [session], endedFaults.revoked);
      return {};
    },
    'person.reset-password': async ({ personId }, context) => {
      const access = context.city.accessOf(personId);
      if (!access) throw notFound('person');
      needsAdministerOver(context, access.person.unitId);
      // One's own password is changed by who knows it, also by an administrator.
      if (personId === context.caller.personId) throw notAllowed('own-password');
      // Whoever knows a new password of the police's is police (Art. 1.4).
      if (access.tier?.police) mayMakePolice(context, 'personId');
      context.auditDetail({ subject: personId });
      const { mark, facts } = await accounts.reset(personId, context.db);
      context.afterCommit(() => accounts.parts.book.set(facts));
      await endSessions(context, sessions, sessions.ofPerson(personId), endedFaults.revoked);
      return { password: mark };
    },
    'person.dormant': async ({ days }, context) => {
      const beforeMs = context.nowMs - days * dayMs;
      const seen = new Map(
        (await context.db.selectFrom('account').select(['person_id', 'last_sign_in_at_ms']).execute()).map(
          ({ person_id, last_sign_in_at_ms }) => [person_id, last_sign_in_at_ms],
        ),
      );
      const persons = context.city.book().persons.filter((person) => {
        if (person.disabled || !administers(context.caller.access, person.unitId, context.nowMs))
          return false;
        return (seen.get(person.id) ?? Number.NEGATIVE_INFINITY) < beforeMs;
      });
      return {
        persons: persons.map(({ id }) => ({ personId: id, lastSignInAtMs: seen.get(id) ?? null })),
      };
    },
  };
}

function isOwnOrAdministered(personId: string, { caller, city, nowMs }: CommandContext): boolean {
  if (personId === caller.personId) return true;
  const unitId = city.accessOf(personId)?.person.unitId;
  return unitId !== undefined && administers(caller.access, unitId, nowMs);
}

type GoodVerdict = Extract<PasswordVerdict, { kind: 'good' }>;

const sentences = {
  'sign-in-failed': 'The old password is not the right one.',
  'password-weak':
    'At least 8 characters: small and capital letters, digits and others, without the account name.',
  'password-same': 'The new password must be another one.',
} as const;

function goodVerdict(verdict: PasswordVerdict | null): GoodVerdict {
  if (verdict === null) throw new CommandRefusal({ code: 'busy', message: 'Try again.' });
  if (verdict.kind === 'good') return verdict;
  const { code, detail } = verdict;
  throw new CommandRefusal({ code, message: sentences[code], ...(detail === undefined ? {} : { detail }) });
}

/** The other sessions of the person end: whoever knew the old password is out. */
async function changePassword(
  { accounts, sessions }: AccountHandlerParts,
  { oldHash, newHash }: GoodVerdict,
  context: CommandContext,
): Promise<void> {
  const { personId, sessionId } = context.caller;
  const { book } = accounts.parts;
  const before = await book.read(context.db, personId);
  if (before?.passwordHash !== oldHash)
    throw new CommandRefusal({ code: 'sign-in-failed', message: sentences['sign-in-failed'] });
  const facts = { ...before, passwordHash: newHash, mustChange: false, changedAtMs: context.nowMs };
  await accounts.write(context.db, facts);
  context.afterCommit(() => book.set(facts));
  const others = sessions.ofPerson(personId).filter(({ id }) => id !== sessionId);
  await endSessions(context, sessions, others, endedFaults.revoked);
}
