import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../shared/rights/unit.ts';
import { isValidAt } from '../../../shared/rights/validity.ts';
import { Message } from '../../ui/message.tsx';
import { useBook } from '../book-context.ts';
import { nameIn } from '../book-view.ts';
import { PickList } from '../pick-list.tsx';
import { usePicked } from '../use-picked.ts';
import { UnitForm } from './unit-form.tsx';

/** The units that manage or use cameras. */
export function UnitsSection() {
  const { t } = useTranslation();
  const { unit: units, tier: tiers } = useBook();
  const { picked, seen, pick, begin } = usePicked(units);
  const items = units.map(({ row }) => ({
    id: row.id,
    text: row.name,
    more: [
      nameIn(tiers, row.tierId),
      row.focalPoint.name,
      ...(isValidAt(row, Date.now()) ? [] : [t('admin.notValid')]),
    ].join(' · '),
    quiet: !isValidAt(row, Date.now()),
  }));
  return (
    <div className="admin-two">
      <PickList
        label={t('admin.section.units')}
        items={items}
        picked={picked}
        empty={t('admin.units.none')}
        newWords={t('admin.units.new')}
        onPick={pick}
        onNew={() => begin(blankUnit())}
      />
      <div className="admin-detail">
        {seen ? (
          <UnitForm key={seen.row.id} seen={seen} />
        ) : (
          <Message icon="city" title={t('admin.units.pick')} text={t('admin.units.pickText')} />
        )}
      </div>
    </div>
  );
}

function blankUnit(): Unit {
  return {
    id: crypto.randomUUID(),
    name: '',
    parentId: null,
    tierId: '',
    territoryId: null,
    sectorIds: [],
    focalPoint: { name: '', title: '', phone: '' },
    rightsWhenExpired: [],
    validFromMs: null,
    validToMs: null,
  };
}
