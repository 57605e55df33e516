import { createStore } from 'zustand/vanilla';

/** Reports that one looks after, or made oneself. */
export type ReportsSide = 'unit' | 'own';

/** Where the reports open: at a side, with a report picked. */
export interface ReportsPlace {
  readonly side: ReportsSide;
  readonly reportId: string | null;
}

const first: ReportsPlace = { side: 'unit', reportId: null };

export const reportsPlace = createStore<ReportsPlace>(() => first);

/** Whoever comes back begins anew. */
export function leaveReports(): void {
  reportsPlace.setState(first);
}
