import type { HubCamera } from './hub-camera.ts';

/** The five groups that a camera's entry must at least have (Art. 8). */
export const catalogueGroups = [
  'device',
  'supplying-unit',
  'update-form',
  'update-frequency',
  'using-units',
] as const;
export type CatalogueGroup = (typeof catalogueGroups)[number];

/** The groups that say nothing; empty when the entry is complete. */
export function missingGroups({ catalogue }: Pick<HubCamera, 'catalogue'>): CatalogueGroup[] {
  const { device, supplyingUnitId, updateForm, updateFrequency, usingUnitIds } = catalogue;
  const told: Readonly<Record<CatalogueGroup, boolean>> = {
    device: device.maker !== '' && device.model !== '',
    'supplying-unit': supplyingUnitId !== '',
    'update-form': updateForm !== '',
    'update-frequency': updateFrequency !== '',
    'using-units': usingUnitIds.length > 0,
  };
  return catalogueGroups.filter((group) => !told[group]);
}
