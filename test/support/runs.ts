import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many times as many examples the deep tests try. */
    timesAsMany?: number;
  }
}

/** With how many examples a property is tried: `usual` ones, in the deep tests twenty times as many. */
export function runs(usual: number): number {
  return usual * (inject('timesAsMany') ?? 1);
}
