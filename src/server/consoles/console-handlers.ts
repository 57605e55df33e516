import { needsAdministerOfCity, notFound } from '../accounts/refusals.ts';
import type { CommandHandlers } from '../command/command-context.ts';
import { approveConsole, type ConsoleParts, revokeConsole } from './decide-console.ts';

/** Handlers of `console.*`. */
export function consoleHandlers(
  parts: ConsoleParts,
): Pick<CommandHandlers, 'console.approve' | 'console.revoke'> {
  const find = (id: string) => {
    const known = parts.consoles.get(id);
    if (!known) throw notFound('console');
    return known;
  };
  return {
    'console.approve': async ({ consoleId, name }, context) => {
      needsAdministerOfCity(context);
      const known = find(consoleId);
      context.auditDetail({ subject: consoleId, name, before: known.device.state });
      await approveConsole(parts, { known, name, by: context.caller.personId }, context);
      return {};
    },
    'console.revoke': async ({ consoleId }, context) => {
      needsAdministerOfCity(context);
      const known = find(consoleId);
      context.auditDetail({ subject: consoleId, before: known.device.state });
      await revokeConsole(parts, { known, by: context.caller.personId }, context);
      return {};
    },
  };
}
