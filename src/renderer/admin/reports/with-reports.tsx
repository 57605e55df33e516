import type { ReactNode } from 'react';
import { hasRight } from '../../hub/general-rights.ts';
import { useHub } from '../../hub/use-hub.ts';
import { ReportsContext } from './reports-context.ts';
import { useReports } from './use-reports.ts';

/** Gives what is inside the reports of cameras, to who administers some. */
export function WithReports({ children }: { children: ReactNode }) {
  const administers = useHub((state) => hasRight(state, 'administer', Date.now()));
  return administers ? <Followed>{children}</Followed> : children;
}

function Followed({ children }: { children: ReactNode }) {
  return <ReportsContext value={useReports()}>{children}</ReportsContext>;
}
