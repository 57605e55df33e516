import type { CityState } from '../city/city-state.ts';
import type { ChangeScope } from './change-scope.ts';
import type { Caller, CommandContext } from './command-context.ts';
import type { CommandStory } from './command-story.ts';

export interface ChangeCommandOptions {
  readonly caller: Caller;
  readonly scope: ChangeScope;
  readonly city: CityState;
  readonly story: CommandStory;
}

/** For a command that changes: a change's context, its caller, and what it tells the log of itself. */
export function changeContextOf({ caller, scope, city, story }: ChangeCommandOptions): CommandContext {
  return {
    ...scope.context,
    caller,
    city,
    auditDetail: (detail, cameraId) => story.say(detail, cameraId),
  };
}
