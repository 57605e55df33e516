import type { ColDef } from 'ag-grid-community';
import { cameraNumber } from '../../i18n/camera-number.ts';
import type { CatalogueRow } from './use-catalogue.ts';

export const catalogueFields = ['number', 'name', 'street', 'unit', 'class', 'reports'] as const;
export type CatalogueField = (typeof catalogueFields)[number];

/** How wide, at a page's type of 16 px. */
const widths: Readonly<Record<CatalogueField, ColDef<CatalogueRow>>> = {
  number: { width: 90 },
  name: { flex: 3, minWidth: 200 },
  street: { flex: 2, minWidth: 130 },
  unit: { flex: 2, minWidth: 170 },
  class: { width: 190 },
  reports: { width: 100 },
};

/** The columns of the catalogue; `words` names each, `className` a class of cameras; `scale` is how much larger the page's type is than 16 px. */
export function catalogueColumns(
  words: (field: CatalogueField) => string,
  className: (kind: CatalogueRow['scope']['class']) => string,
  scale: number,
): ColDef<CatalogueRow>[] {
  const text: Readonly<Record<CatalogueField, (row: CatalogueRow) => string>> = {
    number: ({ camera }) => cameraNumber(camera.number),
    name: ({ camera }) => camera.name,
    street: ({ camera }) => camera.street,
    unit: ({ camera }) => camera.unit,
    class: ({ scope }) => className(scope.class),
    reports: ({ reports }) => (reports === 0 ? '' : String(reports)),
  };
  return catalogueFields.map((field) => {
    const { width, minWidth, ...more } = widths[field];
    return {
      ...more,
      ...(width === undefined ? {} : { width: width * scale }),
      ...(minWidth === undefined ? {} : { minWidth: minWidth * scale }),
      colId: field,
      headerName: words(field),
      valueGetter: ({ data }) => (data ? text[field](data) : ''),
      sortable: false,
      suppressMovable: true,
    };
  });
}
