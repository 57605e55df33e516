import { useStore } from 'zustand';
import { useOperator } from '../../operator/operator-context.ts';
import type { ReportsState } from './reports-desk.ts';

export function useReports<T>(select: (state: ReportsState) => T): T {
  return useStore(useOperator().reports.store, select);
}
