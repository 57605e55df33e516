import { z } from 'zod';
import { Fault } from '../base/fault.ts';
import { SignedSnapshot } from '../rights/rights-snapshot.ts';
import { AuditHead } from './audit-entry.ts';
import { CommandAnswer, CommandMessage } from './command.ts';
import { Change, Topic, TopicAnswer, TopicPlace } from './topic.ts';
import { WallPush } from './wall-push.ts';

/** What a console sends, each acknowledged with the second schema. */
export const consoleEvents = {
  command: { input: CommandMessage, answer: CommandAnswer },
  /** Follows these topics from now on, instead of those before. */
  follow: {
    input: z.object({ places: z.array(TopicPlace).max(50) }),
    answer: z.object({ topics: z.array(TopicAnswer) }),
  },
} as const;

/** What the hub sends. */
export const hubEvents = {
  /** Right after the connection, and whenever what the person may do has changed. */
  rights: z.object({ snapshot: SignedSnapshot, hubTimeMs: z.number().int() }),
  changes: z.object({ topic: Topic, epoch: z.string(), changes: z.array(Change) }),
  /** The person's view of a topic has changed as a whole: take a snapshot. */
  retake: z.object({ topic: Topic }),
  pushed: WallPush,
  'push-undone': z.object({ pushId: z.string(), byName: z.string() }),
  'audit-head': AuditHead,
  /** The last word before the hub closes the connection: `signed-out`, `session-revoked`, `account-disabled`, `console-revoked`, `update-needed`, `hub-closing`. */
  ended: z.object({ fault: Fault }),
} as const;

export type ConsoleEventName = keyof typeof consoleEvents;
export type HubEventName = keyof typeof hubEvents;

/** Socket.IO's typed events (socket.io.docs: TypeScript), derived from the tables. */
export type ConsoleToHub = {
  [N in ConsoleEventName]: (
    input: z.input<(typeof consoleEvents)[N]['input']>,
    answer: (value: z.input<(typeof consoleEvents)[N]['answer']>) => void,
  ) => void;
};
export type HubToConsole = {
  [N in HubEventName]: (value: z.input<(typeof hubEvents)[N]>) => void;
};
