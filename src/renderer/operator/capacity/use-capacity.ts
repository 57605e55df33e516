import { useStore } from 'zustand';
import { useOperator } from '../operator-context.ts';
import type { CapacityState } from './capacity-desk.ts';

export function useCapacity<T>(select: (state: CapacityState) => T): T {
  return useStore(useOperator().capacity.store, select);
}
