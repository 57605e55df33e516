import type { CameraClass } from '../../../shared/rights/camera-class.ts';

/** What part of the catalogue is looked at; null: any. */
export interface CatalogueFilter {
  readonly search: string;
  readonly unitId: string | null;
  readonly class: CameraClass | null;
  readonly state: CatalogueState;
}

/** In service with a report that waits; in service at all; out of service. */
export const catalogueStates = ['in-service', 'reported', 'retired'] as const;
export type CatalogueState = (typeof catalogueStates)[number];

export const noCatalogueFilter: CatalogueFilter = {
  search: '',
  unitId: null,
  class: null,
  state: 'in-service',
};
