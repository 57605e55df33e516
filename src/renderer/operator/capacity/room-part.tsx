import { Meter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CapacityView, Room } from '../../../shared/capacity/capacity.ts';

/** How much is used, and how many more streams fit. */
export function RoomPart({ view }: { view: CapacityView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="capacity-room">
      <h3 id="capacity-room">{t('capacity.roomTitle')}</h3>
      {view.room ? <RoomFigures room={view.room} guessed={view.measuredAtMs === null} /> : null}
      {view.room ? null : <p className="quiet">{t('capacity.unknownText')}</p>}
    </section>
  );
}

function RoomFigures({ room, guessed }: { room: Room; guessed: boolean }) {
  const { t } = useTranslation();
  const used = Math.round(room.usedPercent);
  const load = loadOf(room);
  return (
    <>
      <p className="capacity-room">
        <span>
          <b>{room.sub}</b> {t('capacity.subs', { count: room.sub })}
        </span>{' '}
        <span className="quiet">{t('capacity.or')}</span>{' '}
        <span>
          <b>{room.main}</b> {t('capacity.mains', { count: room.main })}
        </span>
      </p>
      <p className="quiet">{t(`capacity.${textOf(room, guessed)}`)}</p>
      <Meter
        className="capacity-meter"
        data-load={load}
        value={Math.min(100, used)}
        valueLabel={t('capacity.used', { percent: used })}
        aria-label={t('capacity.usedLabel')}
      >
        <span className="capacity-bar" aria-hidden="true">
          <span style={{ width: `${Math.min(100, used)}%` }} />
        </span>
        <span>
          {t('capacity.used', { percent: used })} <b>{t(`capacity.load.${load}`)}</b>
        </span>
      </Meter>
    </>
  );
}

function textOf({ sub, main }: Room, guessed: boolean): 'guessedText' | 'fullText' | 'roomText' {
  if (guessed) return 'guessedText';
  return sub === 0 && main === 0 ? 'fullText' : 'roomText';
}

/** A machine that nothing more fits on is not at ease, however little of it is used just now: tiles are low. */
function loadOf({ sub, main, usedPercent }: Room): 'easy' | 'tight' | 'over' {
  if (usedPercent > 100) return 'over';
  return usedPercent >= 85 || (sub === 0 && main === 0) ? 'tight' : 'easy';
}
