import type { z } from 'zod';
import { ExpectedError, faultOf } from '../../../shared/base/fault.ts';
import { AnswerMessage, CallMessage } from '../../../shared/contract/envelope.ts';

/** What two processes send each other through; messages are cloned, so bytes stay bytes. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

export type Table = Readonly<Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>>;
export type Input<T extends Table, N extends keyof T> = z.infer<T[N]['input']>;
export type Output<T extends Table, N extends keyof T> = z.infer<T[N]['output']>;

/** An answer to each call of a table. */
export type Handlers<T extends Table> = {
  readonly [N in keyof T]: (input: Input<T, N>) => Output<T, N> | Promise<Output<T, N>>;
};

/** Asks the other end; rejects with ExpectedError: its fault, or `gone` when it ended before it answered. */
export interface Wire<Theirs extends Table> {
  ask<N extends keyof Theirs & string>(name: N, input: Input<Theirs, N>): Promise<Output<Theirs, N>>;
  /** The other end is gone: whatever still waits is refused. */
  end(): void;
}

export interface WireOptions<Mine extends Table, Theirs extends Table> {
  readonly mine: Mine;
  readonly theirs: Theirs;
  readonly handlers: Handlers<Mine>;
}

/** Connects one end of a port: calls of the table `mine` are answered here, those of `theirs` can be asked. Both directions are parsed on arrival. */
export function connectWire<Mine extends Table, Theirs extends Table>(
  port: Port,
  { mine, theirs, handlers }: WireOptions<Mine, Theirs>,
): Wire<Theirs> {
  const waiting = new Map<number, (answer: AnswerMessage) => void>();
  let lastId = 0;
  let over = false;

  const run = async ({ name, input }: CallMessage): Promise<unknown> => {
    const schema = Object.hasOwn(mine, name) ? mine[name] : undefined;
    const handler = schema && handlers[name];
    if (!handler) throw new Error(`no call named ${name}`);
    // The schema of this very call made the value; TypeScript cannot follow the lookup through the table.
    return handler(schema.input.parse(input) as Input<Mine, keyof Mine>);
  };
  const answer = async (message: CallMessage) => {
    const { id } = message;
    const settled = await run(message).then(
      (output) => ({ id, ok: true, output }),
      (error: unknown) => ({ id, ok: false, fault: faultOf(error) }),
    );
    if (!over) port.post(settled);
  };
  port.onMessage((message) => {
    const settled = AnswerMessage.safeParse(message);
    const asked = CallMessage.safeParse(message);
    if (settled.success) waiting.get(settled.data.id)?.(settled.data);
    else if (asked.success) void answer(asked.data);
  });
  return {
    ask: (name, input) =>
      new Promise((resolve, reject) => {
        const gone = { code: 'gone', message: `${name} was not answered: the other process has ended` };
        if (over) return reject(new ExpectedError(gone));
        const id = ++lastId;
        waiting.set(id, (settled) => {
          waiting.delete(id);
          if (!settled.ok) return reject(new ExpectedError(settled.fault));
          const parsed = theirs[name]?.output.safeParse(settled.output);
          // The same: this call's own schema made it.
          if (parsed?.success) resolve(parsed.data as Output<Theirs, typeof name>);
          else reject(new Error(`${name} was not answered as agreed`));
        });
        port.post({ id, name, input });
      }),
    end() {
      over = true;
      const fault = { code: 'gone', message: 'the other process has ended' };
      for (const [id, settle] of waiting) settle({ id, ok: false, fault });
    },
  };
}
