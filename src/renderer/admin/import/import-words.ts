import type { TFunction } from 'i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { adminFaultWords } from '../admin-fault-words.ts';
import type { CameraField } from '../cameras/camera-text.ts';

/** The table's columns that are named otherwise than the form's fields. */
const fieldOfColumn: Readonly<Record<string, CameraField>> = {
  territory: 'territoryId',
  sectors: 'sectorIds',
  managingUnit: 'managingUnitId',
  supplyingUnit: 'supplyingUnitId',
  usingUnits: 'usingUnitIds',
};

const sameNames = [
  ...(['number', 'name', 'class', 'street', 'latitude', 'longitude', 'maker', 'model', 'serial'] as const),
  ...(['kind', 'conformity', 'updateForm', 'updateFrequency', 'height', 'azimuth', 'fieldOfView'] as const),
  ...(['placeType', 'purpose', 'funding', 'documentNumber', 'documentDate', 'documentSigner'] as const),
  ...(['main', 'sub'] as const),
];

/** A column as the form names its field; others as the file names them. */
export function importColumnWords(t: TFunction, column: string): string {
  const field = fieldOfColumn[column] ?? sameNames.find((name) => name === column);
  return field ? t(`admin.cameras.field.${field}`) : column;
}

/** Why a file cannot be read or sent. */
export function importFaultWords(t: TFunction, fault: Fault): string {
  if (fault.code === 'too-large') return t('admin.import.tooLarge');
  if (fault.code === 'unreadable') return t('admin.import.unreadable');
  return adminFaultWords(t, fault);
}
