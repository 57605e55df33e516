import type { Kysely } from 'kysely';
import { BugError } from '../../shared/base/assert.ts';
import type { CityState } from '../city/city-state.ts';
import type { HubTables } from '../storage/tables.ts';
import type { Caller, CommandContext } from './command-context.ts';
import type { CommandStory } from './command-story.ts';

export interface AskOptions {
  readonly caller: Caller;
  readonly nowMs: number;
  readonly db: Kysely<HubTables>;
  readonly city: CityState;
  readonly story: CommandStory;
}

/** For a command that only asks: it reads what is committed and changes nothing; what it tells the log is on the disk before it is answered. */
export function askContext({ caller, nowMs, db, city, story }: AskOptions): CommandContext {
  return {
    caller,
    nowMs,
    db,
    city,
    putEntity: async () => {
      throw new BugError('a command that asks changes nothing');
    },
    afterCommit: () => {
      throw new BugError('a command that asks commits nothing');
    },
    auditDetail: (detail, cameraId) => story.say(detail, cameraId),
    audit: async (entry) => story.add(entry),
  };
}
