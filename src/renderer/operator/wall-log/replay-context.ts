import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { assert } from '../../../shared/base/assert.ts';
import type { Replay, ReplayState } from './replay-store.ts';

export const ReplayContext = createContext<Replay | null>(null);

export function useReplay(): Replay {
  const replay = useContext(ReplayContext);
  assert(replay, 'inside a ReplayContext');
  return replay;
}

export function useReplayState<T>(select: (state: ReplayState) => T): T {
  return useStore(useReplay().store, select);
}
