import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { UnitReach } from '../../../shared/hub/book-commands.ts';
import type { Unit } from '../../../shared/rights/unit.ts';
import { dayWords } from '../../i18n/moment-words.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import { adminFaultWords } from '../admin-fault-words.ts';
import { goToSection } from '../admin-opens.ts';
import { useBook } from '../book-context.ts';
import { rightsBookOf } from '../book-view.ts';
import { blankPerson } from '../people/blank-person.ts';
import { type UnitGap, unitGap } from './unit-gap.ts';
import { unitPeople } from './unit-people.ts';
import { useUnitReach } from './use-unit-reach.ts';

interface Props {
  /** As it stands in the form. */
  readonly row: Unit;
  readonly isNew: boolean;
  /** Something in the form is not kept yet. */
  readonly changed: boolean;
}

/** Whether a unit is ready: what its people see, who they are, what is missing and where that is done. */
export function UnitStanding({ row, isNew, changed }: Props) {
  const { t } = useTranslation();
  const view = useBook();
  const { reach, fault } = useUnitReach(row);
  const book = useMemo(() => rightsBookOf(view), [view]);
  const { people, viewers } = unitPeople(book, row.id, Date.now());
  const gap = unitGap(row, book.tiers.find(({ id }) => id === row.tierId)?.reach);
  if (row.tierId === '') return null;
  return (
    <section className="admin-standing" aria-label={t('admin.units.standing')}>
      <h4>{t('admin.units.standing')}</h4>
      {fault ? <FaultBox>{adminFaultWords(t, fault)}</FaultBox> : null}
      {reach ? <ReachLine reach={reach} gap={gap} mayGo={!changed && !isNew} /> : null}
      {isNew ? (
        <Line isGood={false}>{t('admin.units.saveFirst')}</Line>
      ) : (
        <Line
          isGood={viewers > 0}
          act={
            <Button
              className="bar-button"
              isDisabled={changed}
              onPress={() => goToSection('people', { fresh: blankPerson(row.id) })}
            >
              {t('admin.units.addPerson')}
            </Button>
          }
        >
          {viewers > 0
            ? t('admin.units.people', { people, viewers })
            : t('admin.units.noViewers', { people })}
        </Line>
      )}
      {row.validToMs !== null && people + (reach?.managed ?? 0) > 0 ? (
        <Line isGood={false}>
          {t('admin.units.ends', { day: dayWords(row.validToMs), people, cameras: reach?.managed ?? 0 })}
        </Line>
      ) : null}
    </section>
  );
}

interface ReachProps {
  readonly reach: UnitReach;
  readonly gap: UnitGap | null;
  /** Nothing in the form would be lost. */
  readonly mayGo: boolean;
}

function ReachLine({ reach, gap, mayGo }: ReachProps) {
  const { t } = useTranslation();
  const seen = reach.ownScope + reach.granted;
  const said = gap ? t(`admin.units.gap.${gap}`) : seen === 0 ? t('admin.units.seesNothing') : '';
  const act =
    seen === 0 && gap === null && mayGo ? (
      <Button className="bar-button" onPress={() => goToSection('cameras')}>
        {t('admin.units.toCameras')}
      </Button>
    ) : null;
  return (
    <Line isGood={said === ''} act={act}>
      {t('admin.units.sees', { ...reach })} {said}
    </Line>
  );
}

function Line({ isGood, children, act }: { isGood: boolean; children: ReactNode; act?: ReactNode }) {
  return (
    <p>
      <Icon name={isGood ? 'check' : 'warning'} />
      <span>{children}</span>
      {act}
    </p>
  );
}
