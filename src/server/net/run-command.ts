import type { Fault } from '../../shared/base/fault.ts';
import { ExpectedError } from '../../shared/base/fault.ts';
import { accountCommands } from '../../shared/hub/account-commands.ts';
import { bookCommands } from '../../shared/hub/book-commands.ts';
import type { CommandAnswer, CommandMessage } from '../../shared/hub/command.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { PasswordChange } from '../accounts/password-change.ts';
import type { Caller } from '../command/command-context.ts';
import { type CallerParts, callerOf } from '../sessions/caller-of.ts';
import { endedFaults } from '../sessions/ended-faults.ts';
import { mustChangeFirst } from '../sessions/guard-handlers.ts';
import { bucketPerKey } from './token-bucket.ts';

export interface RunCommandParts extends CallerParts {
  readonly accounts: Accounts;
  readonly changes: PasswordChange;
  readonly stopping: AbortSignal;
  /** The gate of the hub's writer: parses, runs, answers when it is on disk. */
  readonly submit: (message: CommandMessage, from: Caller) => Promise<CommandAnswer>;
}

/** Hashing is dear: nobody changes a password more often than this. */
const passwordRate = { burst: 5, perSecond: 0.1 };

/** Runs a console's commands in the name of whoever its session stands for at that moment. Never throws. */
export function commandRunner(parts: RunCommandParts) {
  const admitsPassword = bucketPerKey(passwordRate, 10_000);
  return async (message: CommandMessage, sessionId: string): Promise<CommandAnswer> => {
    if (parts.stopping.aborted) return refused(endedFaults.hubClosing);
    const verdict = callerOf(parts, sessionId);
    if (!verdict.ok) return refused(verdict.fault);
    if (verdict.mustChangePassword && mustChangeFirst(message.name)) return refused(passwordMustChange);
    try {
      const prepared = await prepare(message, verdict.caller);
      const answer = await parts.submit(prepared, verdict.caller);
      return revealPassword(message.name, answer);
    } catch (error) {
      if (error instanceof ExpectedError) return refused(error.fault);
      throw error;
    } finally {
      if (message.name === 'password.change') parts.changes.forget(sessionId);
    }
  };

  /** What takes long, and what must not be written down, is done before the command goes to the writer. */
  async function prepare(message: CommandMessage, caller: Caller): Promise<CommandMessage> {
    if (message.name === 'password.change') return preparePasswordChange(message, caller);
    if (message.name === 'person.put') {
      const { data } = bookCommands['person.put'].input.safeParse(message.input);
      if (data?.version === 0) await prepareOneTime(data.row.id, caller);
    }
    if (message.name === 'person.reset-password') {
      const { data } = accountCommands['person.reset-password'].input.safeParse(message.input);
      if (data) await prepareOneTime(data.personId, caller);
    }
    return message;
  }

  async function preparePasswordChange(message: CommandMessage, caller: Caller): Promise<CommandMessage> {
    const { data } = accountCommands['password.change'].input.safeParse(message.input);
    if (!data) return message;
    if (!admitsPassword(caller.personId, parts.now())) throw new ExpectedError(tooMany);
    await parts.changes.prepare(caller, data);
    return { ...message, input: { oldPassword: '', newPassword: '' } };
  }

  async function prepareOneTime(personId: string, { access }: Caller): Promise<void> {
    if (decideGeneral({ person: access, right: 'administer', now: parts.now() }).allowed)
      await parts.accounts.prepare(personId);
  }

  function revealPassword(name: string, answer: CommandAnswer): CommandAnswer {
    if (!answer.ok || (name !== 'person.put' && name !== 'person.reset-password')) return answer;
    // Both commands answer a password, or null, beside what else they answer.
    const output = answer.output as { password: string | null };
    if (output.password === null) return answer;
    const password = parts.accounts.parts.shownOnce.reveal(output.password, parts.now());
    if (password === null && name === 'person.reset-password') return refused(shownAlready);
    return { ok: true, output: { ...output, password } };
  }
}

const passwordMustChange: Fault = {
  code: 'password-must-change',
  message: 'The password must be changed first.',
};
const tooMany: Fault = { code: 'too-many', message: 'Too many attempts; wait a little.' };
const shownAlready: Fault = {
  code: 'password-shown',
  message: 'This password is shown only once; reset it again.',
};

function refused(fault: Fault): CommandAnswer {
  return { ok: false, fault };
}
