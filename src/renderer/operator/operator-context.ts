import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { assert } from '../../shared/base/assert.ts';
import type { SessionState } from '../session/session-store.ts';
import type { Operator, OperatorState } from './operator-store.ts';

export const OperatorContext = createContext<Operator | null>(null);

export function useOperator(): Operator {
  const operator = useContext(OperatorContext);
  assert(operator, 'inside an OperatorContext');
  return operator;
}

export function useDesk<T>(select: (state: OperatorState) => T): T {
  return useStore(useOperator().store, select);
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useOperator().session.store, select);
}
