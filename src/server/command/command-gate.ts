import type { Fault } from '../../shared/base/fault.ts';
import { ExpectedError } from '../../shared/base/fault.ts';
import type { CommandAnswer, CommandMessage } from '../../shared/hub/command.ts';
import { type CommandName, commands } from '../../shared/hub/commands.ts';
import { holds } from '../../shared/rights/span.ts';
import type { CityState } from '../city/city-state.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import { logError } from '../log/log-error.ts';
import { storageFault } from '../storage/storage-fault.ts';
import type { Store } from '../storage/store.ts';
import { askContext } from './ask-context.ts';
import { changeContextOf } from './change-command.ts';
import type { Caller, CommandContext, CommandHandlers } from './command-context.ts';
import type { CommandQueue } from './command-queue.ts';
import { CommandRefusal } from './command-refusal.ts';
import { CommandStory } from './command-story.ts';
import { inputHash } from './input-hash.ts';
import { type Rate, RateLimit } from './rate-limit.ts';

/** Whose connection a command came by. */
export type CallerIdentity = Pick<Caller, 'personId' | 'consoleId' | 'sessionId'>;

export interface CommandGateOptions {
  readonly queue: CommandQueue;
  readonly store: Store;
  readonly city: CityState;
  readonly handlers: CommandHandlers;
  readonly log: HubLogger;
  readonly now: () => number;
  readonly rate?: Rate;
}

/** An outbox of an hour comes at once; a person at a desk never gives so many. */
const usualRate: Rate = { perSecond: 50, burst: 300 };

/** They change nothing but the log: asked again they are answered anew, and their long answers are not kept. */
const loggedAsks: ReadonlySet<CommandName> = new Set(['audit.search']);

type AnyHandler = (input: unknown, context: CommandContext) => Promise<unknown>;

/** Where every command comes in: counted, parsed, decided with the caller's rights of this moment, run once, answered when it is on the disk. */
export class CommandGate {
  private readonly options: CommandGateOptions;
  private readonly limit: RateLimit;

  constructor(options: CommandGateOptions) {
    this.options = options;
    this.limit = new RateLimit(options.rate ?? usualRate);
  }

  /** Answers with a fault, never throws: `too-many`, `unknown-command`, `bad-input`, `not-allowed`, `key-reused`, `conflict`, those of the queue and the handler's own. */
  async submit(message: CommandMessage, from: CallerIdentity): Promise<CommandAnswer> {
    if (!this.limit.take(from.sessionId, performance.now()))
      return refused({ code: 'too-many', message: 'too many commands at once; wait a moment' });
    const name = commandName(message.name);
    if (!name) return refused({ code: 'unknown-command', message: 'this hub does not know the command' });
    const parsed = commands[name].input.safeParse(message.input);
    if (!parsed.success)
      return refused({
        code: 'bad-input',
        message: 'the command is malformed',
        detail: parsed.error.issues
          .map(({ path, message: why }) => `${path.join('.')}: ${why}`)
          .join('; ')
          .slice(0, 1000),
      });
    try {
      const output =
        commands[name].kind === 'asks'
          ? await this.ask(name, parsed.data, from)
          : await this.changes({ ...message, name }, parsed.data, from);
      return { ok: true, output };
    } catch (error) {
      return this.failed(name, error);
    }
  }

  private async ask(name: CommandName, input: unknown, from: CallerIdentity): Promise<unknown> {
    const { queue, store, city, now } = this.options;
    const story = new CommandStory(name, from);
    const keep = (entries = story.entries()) =>
      queue.change(async ({ audit }) => {
        for (const entry of entries) await audit(entry);
      });
    try {
      const caller = this.caller(from, now());
      const output = await this.handler(name)(
        input,
        askContext({ caller, nowMs: now(), db: store.reader, city, story }),
      );
      // An ask is logged only when its handler says what it was about.
      if (story.toTell) await keep();
      return output;
    } catch (error) {
      const note = story.refusal(error);
      if (note) await keep([note]);
      throw error;
    }
  }

  private changes(
    { id, name, input }: CommandMessage & { readonly name: CommandName },
    parsed: unknown,
    from: CallerIdentity,
  ): Promise<unknown> {
    const { queue, city } = this.options;
    let story = new CommandStory(name, from);
    return new Promise((resolve, reject) => {
      queue.add({
        key: loggedAsks.has(name) ? null : { id, personId: from.personId, inputHash: inputHash(name, input) },
        personId: from.personId,
        expiresAtMs: queue.expiry(),
        run: async (scope) => {
          // Run again after the database was away, it begins a story of its own.
          story = new CommandStory(name, from);
          const caller = this.caller(from, scope.context.nowMs);
          const output = await this.handler(name)(parsed, changeContextOf({ caller, scope, city, story }));
          for (const entry of story.entries(scope.put)) await scope.context.audit(entry);
          return output;
        },
        refused: (error) => story.refusal(error),
        answer: (outcome) => (outcome.kind === 'done' ? resolve(outcome.output) : reject(outcome.error)),
      });
    });
  }

  private caller(from: CallerIdentity, nowMs: number): Caller {
    const access = this.options.city.accessOf(from.personId);
    if (!access || !holds(access.personSpan, nowMs))
      throw new CommandRefusal({ code: 'not-allowed', message: 'this account is not in use' });
    return { ...from, access };
  }

  private handler(name: CommandName): AnyHandler {
    // The input was parsed with the schema of this very name, which the compiler cannot follow through the table.
    return this.options.handlers[name] as AnyHandler;
  }

  private failed(name: CommandName, error: unknown): CommandAnswer {
    if (error instanceof CommandRefusal)
      return error.current === undefined
        ? refused(error.fault)
        : { ok: false, fault: error.fault, current: error.current };
    if (error instanceof ExpectedError) return refused(error.fault);
    const fault = storageFault(error);
    logError(this.options.log, `command.${name}.failed`, error);
    // What a bug says is for the log, not for a console.
    return refused(fault ?? { code: 'bug', message: 'the hub made a mistake; it is in its log' });
  }
}

function refused(fault: Fault): CommandAnswer {
  return { ok: false, fault };
}

function commandName(name: string): CommandName | null {
  // An own key of the table is a command's name.
  return Object.hasOwn(commands, name) ? (name as CommandName) : null;
}
