import { type CommandName, commands } from '../../shared/hub/commands.ts';
import type { CommandContext, CommandHandlers } from '../command/command-context.ts';
import { CommandRefusal } from '../command/command-refusal.ts';
import { type CallerParts, callerOf } from './caller-of.ts';

const freeToAll: ReadonlySet<string> = new Set<CommandName>(['password.change', 'session.sign-out']);

/** Whether a command has to wait until the password was changed. */
export function mustChangeFirst(name: string): boolean {
  return !freeToAll.has(name);
}

/**
 * The same handlers, each preceded by a look at the session at the moment when it runs: a command that waited in the line while its session, console or
 * person was ended is refused.
 */
export function guardHandlers(handlers: CommandHandlers, parts: CallerParts): CommandHandlers {
  const guarded = Object.keys(commands).map((key) => {
    // Keys of the table are names of commands; each handler goes back under its own name, with its own types.
    const name = key as CommandName;
    const handler = handlers[name] as (input: never, context: CommandContext) => Promise<unknown>;
    const checked = async (input: never, context: CommandContext) => {
      const verdict = callerOf(parts, context.caller.sessionId);
      if (!verdict.ok) throw new CommandRefusal(verdict.fault);
      if (verdict.mustChangePassword && mustChangeFirst(name))
        throw new CommandRefusal({
          code: 'password-must-change',
          message: 'The password must be changed first.',
        });
      return handler(input, context);
    };
    return [name, checked];
  });
  return Object.fromEntries(guarded) as CommandHandlers;
}
