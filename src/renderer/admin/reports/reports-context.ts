import { createContext, useContext } from 'react';
import type { Reports } from './use-reports.ts';

export const ReportsContext = createContext<Reports>({ all: null, fault: null });

export function useKnownReports(): Reports {
  return useContext(ReportsContext);
}
