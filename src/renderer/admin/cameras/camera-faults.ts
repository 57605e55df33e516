import type { Fault } from '../../../shared/base/fault.ts';
import type { CameraField } from './camera-text.ts';

const fieldOfCode: Readonly<Record<string, CameraField>> = {
  'number-taken': 'number',
  'unknown-territory': 'territoryId',
  'unknown-sector': 'sectorIds',
  'address-has-credentials': 'main',
};

const unitFields = ['managingUnitId', 'supplyingUnitId', 'usingUnitIds'] as const;

/** The field that the hub's refusal of a camera is about; null: none in particular. */
export function fieldOfFault({ code, detail = '' }: Fault): CameraField | null {
  if (code === 'unknown-unit') return unitFields.find((field) => detail.startsWith(`${field}:`)) ?? null;
  return fieldOfCode[code] ?? null;
}
