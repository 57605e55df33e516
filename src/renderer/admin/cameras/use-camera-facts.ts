import { useTranslation } from 'react-i18next';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import type { CameraField, CameraText } from './camera-text.ts';

type Facts = readonly (readonly [string, string])[];

/** Says in words what of a record is another in the other one. */
export function useCameraFacts(): (row: CameraText, other: CameraText) => Facts {
  const { t } = useTranslation();
  const { unit: units, territory: territories, sector: sectors } = useBook();
  const said: { readonly [F in CameraField]?: (value: CameraText[F]) => string } = {
    class: (kind) => t(`admin.class.${kind}`),
    managingUnitId: (id) => nameIn(units, id),
    supplyingUnitId: (id) => nameIn(units, id),
    usingUnitIds: (ids) => ids.map((id) => nameIn(units, id)).join(' · '),
    territoryId: (id) => nameIn(territories, id),
    sectorIds: (ids) => ids.map((id) => nameIn(sectors, id)).join(' · '),
    kind: (kind) => t(`admin.cameras.kind.${kind}`),
    conformity: (flag) => t(`admin.cameras.conformity.${flag === '' ? 'unknown' : flag}`),
    funding: (funding) =>
      funding === '' ? t('admin.cameras.unknown') : t(`admin.cameras.funding.${funding}`),
  };
  const wordsOf = <F extends CameraField>(row: CameraText, field: F): string =>
    said[field]?.(row[field]) ?? String(row[field]);
  return (row, other) => {
    // Object.keys forgets the keys' type.
    const fields = (Object.keys(row) as (keyof CameraText)[]).filter(
      (field): field is CameraField => field !== 'id' && field !== 'retired',
    );
    const differing = fields.filter((field) => String(row[field]) !== String(other[field]));
    const state: Facts = row.retired === other.retired ? [] : [[t('admin.cameras.stateTitle'), stateOf(row)]];
    return [
      ...differing.map((field) => [t(`admin.cameras.field.${field}`), wordsOf(row, field)] as const),
      ...state,
    ];
  };

  function stateOf({ retired }: CameraText): string {
    return t(retired ? 'admin.cameras.state.retired' : 'admin.cameras.state.in-service');
  }
}
