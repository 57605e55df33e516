import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** What went wrong, in words; a screen reader says it at once. */
export function FaultBox({ children }: { children: ReactNode }) {
  return (
    <p className="fault-box" role="alert">
      <Icon name="warning" />
      <span>{children}</span>
    </p>
  );
}
