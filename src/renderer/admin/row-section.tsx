import type { ReactNode } from 'react';
import { PickList, type PickListProps } from './pick-list.tsx';
import type { Picked } from './use-picked.ts';

interface Props<R> extends Omit<PickListProps, 'picked' | 'onPick' | 'onNew'> {
  readonly list: Picked<R>;
  /** A new row, before anybody has filled it in. */
  blank(): R;
  /** What stands beside the list. */
  readonly children: ReactNode;
}

/** A part of the administration: its rows on the left, the one that is open beside them. */
export function RowSection<R>({ list, blank, children, ...shown }: Props<R>) {
  return (
    <div className="admin-two">
      <PickList {...shown} picked={list.picked} onPick={list.pick} onNew={() => list.begin(blank())} />
      <div className="admin-detail">{children}</div>
    </div>
  );
}
