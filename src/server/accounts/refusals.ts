import type { Access } from '../../shared/rights/access.ts';
import { decideGeneral } from '../../shared/rights/decide-general.ts';
import type { CommandContext } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';

type Asked = Pick<CommandContext, 'caller' | 'nowMs'>;

/** Throws CommandRefusal `not-allowed` unless the caller administers this person's unit. */
export function needsAdministerOver({ caller, nowMs }: Asked, unitId: string): void {
  const { allowed, because } = decideGeneral({
    person: caller.access,
    right: 'administer',
    now: nowMs,
    unitId,
  });
  if (!allowed) throw notAllowed(because);
}

/** Throws CommandRefusal `not-allowed` unless the caller administers and their tier reaches the city: consoles belong to no unit. */
export function needsAdministerOfCity({ caller, nowMs }: Asked): void {
  const { allowed, because } = decideGeneral({ person: caller.access, right: 'administer', now: nowMs });
  if (!allowed) throw notAllowed(because);
  if (caller.access.tier?.reach !== 'city') throw notAllowed('outside-scope');
}

export function administers(access: Access, unitId: string, nowMs: number): boolean {
  return decideGeneral({ person: access, right: 'administer', now: nowMs, unitId }).allowed;
}

export function notAllowed(because: string): CommandRefusal {
  return new CommandRefusal({ code: 'not-allowed', message: 'This is not allowed.', detail: because });
}

export function notFound(what: string): CommandRefusal {
  return new CommandRefusal({ code: 'not-found', message: `There is no such ${what}.` });
}
