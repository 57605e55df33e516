import { z } from 'zod';
import { ExpectedError } from '../../shared/base/fault.ts';
import type { ConsoleDevice } from '../../shared/hub/console-device.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { CityState } from '../city/city-state.ts';
import { approveConsole, type ConsoleParts, revokeConsole } from '../consoles/decide-console.ts';
import { newEnrolCode } from '../consoles/enrol-code.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { endedFaults } from '../sessions/ended-faults.ts';
import type { HubWriter } from '../sessions/hub-writer.ts';

/** What may be asked at the hub's own machine, by whoever may read its data folder. */
export const AdminRequest = z.discriminatedUnion('action', [
  z.object({ action: z.literal('console.list') }),
  z.object({ action: z.literal('console.approve'), consoleId: z.string() }),
  z.object({ action: z.literal('console.revoke'), consoleId: z.string() }),
  z.object({ action: z.literal('console.code') }),
  z.object({ action: z.literal('account.reset'), account: z.string() }),
]);
export type AdminRequest = z.infer<typeof AdminRequest>;

export const AdminAnswer = z.object({
  consoles: z
    .array(z.object({ id: z.string(), name: z.string(), state: z.string(), askedAtMs: z.number() }))
    .optional(),
  code: z.string().optional(),
  password: z.string().optional(),
});
export type AdminAnswer = z.infer<typeof AdminAnswer>;

export interface HubAdminParts extends ConsoleParts {
  readonly writer: HubWriter;
  readonly city: CityState;
  readonly accounts: Accounts;
}

/** Answers what is asked at the hub's own machine. Throws ExpectedError `not-found`. */
export function hubAdmin(parts: HubAdminParts): (request: AdminRequest) => Promise<AdminAnswer> {
  const { writer, consoles, sessions, accounts, city } = parts;
  return (request) => {
    switch (request.action) {
      case 'console.list':
        return Promise.resolve({ consoles: consoles.all().map(({ device }) => summary(device)) });
      case 'console.approve':
        return decide(request.consoleId, 'approve');
      case 'console.revoke':
        return decide(request.consoleId, 'revoke');
      case 'console.code':
        return writer.change(async (work) => {
          await note(work, 'console.code-made', {});
          return { code: await newEnrolCode(work.db, work.nowMs) };
        });
      case 'account.reset':
        return reset(request.account);
    }
  };

  async function decide(consoleId: string, what: 'approve' | 'revoke'): Promise<AdminAnswer> {
    const known = consoles.get(consoleId);
    if (!known) throw notFound('console');
    const { name } = known.device;
    await writer.change(async (work) => {
      if (what === 'approve') await approveConsole(parts, { known, name, by: null }, work);
      else await revokeConsole(parts, { known, by: null }, work);
      await note(work, what === 'approve' ? 'console.approved-here' : 'console.revoked-here', {
        subject: consoleId,
      });
    });
    return {};
  }

  async function reset(account: string): Promise<AdminAnswer> {
    const person = city.book().persons.find((one) => one.account === account);
    if (!person) throw notFound('account');
    await accounts.prepare(person.id);
    const mark = await writer.change(async (work) => {
      const made = await accounts.reset(person.id, work.db);
      work.afterCommit(() => accounts.parts.book.set(made.facts));
      await endSessions(work, sessions, sessions.ofPerson(person.id), endedFaults.revoked);
      await note(work, 'account.reset-here', { subject: person.id });
      return made.mark;
    });
    const password = accounts.parts.shownOnce.reveal(mark, accounts.parts.now());
    return password === null ? {} : { password };
  }
}

type Work = Parameters<Parameters<HubWriter['change']>[0]>[0];

/** Nobody is signed in at the hub's own machine: the log says that it was done there. */
function note({ audit }: Work, what: string, detail: Record<string, unknown>): Promise<void> {
  return audit({ what, outcome: 'done', personId: null, consoleId: null, cameraId: null, detail });
}

function summary({ id, name, state, askedAtMs }: ConsoleDevice) {
  return { id, name, state, askedAtMs };
}

function notFound(what: string): ExpectedError {
  return new ExpectedError({ code: 'not-found', message: `There is no such ${what}.` });
}
