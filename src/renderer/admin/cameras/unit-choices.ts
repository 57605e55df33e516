import { useMemo } from 'react';
import type { CameraClass } from '../../../shared/rights/camera-class.ts';
import { decideAdministerCamera } from '../../../shared/rights/decide-administer-camera.ts';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { useHub } from '../../hub/use-hub.ts';
import { useBook } from '../book-context.ts';
import type { Choice } from '../fields/select-field.tsx';

interface Row {
  readonly row: {
    readonly id: string;
    readonly name: string;
    readonly validFromMs: number | null;
    readonly validToMs: number | null;
  };
}

/** What can be chosen: what holds now, and what stands there already. */
export function choicesOf(list: readonly Row[], kept: readonly string[]): Choice[] {
  const nowMs = Date.now();
  return list
    .filter(({ row }) => isValidAt(row, nowMs) || kept.includes(row.id))
    .map(({ row: { id, name } }) => ({ value: id, text: name }));
}

/** Units that may be given a camera of that class by who sits here, and the one that has it. */
export function useManagingChoices(kind: CameraClass, kept: string): Choice[] {
  const { unit: units } = useBook();
  const access = useHub((state) => state.access);
  return useMemo(() => {
    const nowMs = Date.now();
    const may = (id: string) =>
      access !== null && decideAdministerCamera(access, { class: kind, managingUnitId: id }, nowMs).allowed;
    return choicesOf(units, [kept]).filter(({ value }) => value === kept || may(value));
  }, [units, access, kind, kept]);
}
