import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useOperator } from '../operator-context.ts';
import { browserOf } from './browser-store.ts';
import { unitStep } from './unit-keys.ts';
import { UnitLine } from './unit-line.tsx';
import { isWithinUnit } from './unit-path.ts';
import { unitRows } from './unit-rows.ts';
import type { UnitNode } from './unit-tree.ts';
import { useRootFontPx } from './use-root-font.ts';
import { useScrollWindow } from './use-scroll-window.ts';

const rowHeightRem = 1.85;

interface Props {
  readonly id: string;
  readonly nodes: readonly UnitNode[];
  readonly total: number;
}

/** The units as a tree of which only the lines in sight are drawn; the line that has the mark is the unit that is listed. */
export function UnitTreeView({ id, nodes, total }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const browser = browserOf(operator);
  const open = useStore(browser, (state) => state.openUnits);
  const unit = useStore(browser, (state) => state.unit);
  const rows = useMemo(() => unitRows(nodes, open, total), [nodes, open, total]);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.unit === unit),
  );
  const box = useRef<HTMLDivElement>(null);
  const rowHeight = Math.round(useRootFontPx() * rowHeightRem);
  const { start, end } = useScrollWindow(box, rowHeight);
  useEffect(() => scrollTo(box.current, at * rowHeight, rowHeight), [at, rowHeight]);
  const choose = (chosen: string | null) =>
    browser.setState({ unit: chosen, list: { kind: 'all' }, marked: 0 });
  const toggle = (key: string) => {
    const closing = open.has(key);
    const openUnits = new Set(open);
    if (closing) openUnits.delete(key);
    else openUnits.add(key);
    browser.setState({ openUnits });
    if (closing && unit !== null && unit !== key && isWithinUnit(unit, key)) choose(key);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // While a number is being typed, Enter is the desk's.
    const opening = event.code === 'Enter' && operator.store.getState().typed === '';
    const key = rows[at]?.unit;
    const step = unitStep(rows, at, event.code);
    if (opening && key && rows[at]?.expanded !== null) toggle(key);
    else if (step && 'toggle' in step) toggle(step.toggle);
    else if (step) choose(step.go.unit);
    else if (!event.code.startsWith('Arrow')) return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      id={id}
      className="unit-tree"
      role="tree"
      tabIndex={0}
      aria-label={t('list.units')}
      aria-activedescendant={`${id}-${at}`}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: rows.length * rowHeight }}>
        {rows.slice(start, end).map((row, index) => (
          <UnitLine
            key={row.unit ?? 'all units'}
            id={`${id}-${start + index}`}
            row={row}
            topPx={(start + index) * rowHeight}
            heightPx={rowHeight}
            chosen={start + index === at}
            onChoose={choose}
            onToggle={toggle}
          />
        ))}
      </div>
    </div>
  );
}

function scrollTo(box: HTMLElement | null, topPx: number, heightPx: number): void {
  if (!box) return;
  if (topPx < box.scrollTop) box.scrollTop = topPx;
  else if (topPx + heightPx > box.scrollTop + box.clientHeight)
    box.scrollTop = topPx + heightPx - box.clientHeight;
}
