import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FaultBox } from '../../ui/fault-box.tsx';
import { useOperator, useSession } from '../operator-context.ts';
import { DecisionsPart } from './decisions-part.tsx';
import { faultWords } from './fault-words.ts';
import { FiguresTable } from './figures-table.tsx';
import { LowPart } from './low-part.tsx';
import { MachinePart } from './machine-part.tsx';
import { MeasurePart } from './measure-part.tsx';
import { MethodsPart } from './methods-part.tsx';
import { RoomPart } from './room-part.tsx';
import { useCapacity } from './use-capacity.ts';

/** A part that scrolls must be reachable with the keyboard. */
const reachable = { tabIndex: 0 } as const;

/** All that is known of the machine's capacity; what could not be read, with the way to ask again. */
export function CapacityBody() {
  const { t } = useTranslation();
  const { capacity } = useOperator();
  const view = useCapacity((state) => state.view);
  const fault = useCapacity((state) => state.fault);
  const lost = useSession(({ link }) => link.phase !== 'connected');
  return (
    <section className="sheet-body capacity" aria-label={t('capacity.title')} {...reachable}>
      {lost && view ? <FaultBox>{t('capacity.lost')}</FaultBox> : null}
      {fault && !lost ? (
        <>
          <FaultBox>{t('capacity.unread', { why: faultWords(t, fault) })}</FaultBox>
          <footer>
            <Button className="main-button" onPress={() => capacity.read()}>
              {t('capacity.readAgain')}
            </Button>
          </footer>
        </>
      ) : null}
      {view === null ? (
        <p className="quiet" role="status">
          {fault ? '' : t('capacity.reading')}
        </p>
      ) : (
        <>
          <MeasurePart view={view} />
          <div className="capacity-columns">
            <div>
              <RoomPart view={view} />
              <LowPart view={view} />
            </div>
            <DecisionsPart view={view} />
            <div>
              <MachinePart machine={view.machine} />
              <MethodsPart view={view} />
            </div>
          </div>
          <FiguresTable view={view} />
        </>
      )}
    </section>
  );
}
