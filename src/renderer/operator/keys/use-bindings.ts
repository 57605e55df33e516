import { useMemo } from 'react';
import { useSession } from '../operator-context.ts';
import { type Bindings, resolveBindings } from './resolve-bindings.ts';

/** The chords in force: as delivered, under what the person changed. */
export function useBindings(): Bindings {
  const choices = useSession((state) => state.preferences.keys);
  return useMemo(() => resolveBindings(choices), [choices]);
}
