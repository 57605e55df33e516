import { useStore } from 'zustand';
import { useOperator } from '../operator/operator-context.ts';
import type { HubState } from './hub-desk.ts';

export function useHub<T>(select: (state: HubState) => T): T {
  return useStore(useOperator().hub.store, select);
}
