import type { CapacityView } from '../../../shared/capacity/capacity.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** What the machine can hold beside what it does, in a few words; `short` where there is little room. */
export function roomWords(t: Translate, view: CapacityView | null): { long: string; short: string } {
  if (view?.state === 'measuring') {
    const percent = percentOf(view.progress);
    return { long: t('capacity.measuring', { percent }), short: t('capacity.measuringShort', { percent }) };
  }
  const room = view?.room ?? null;
  if (view?.state === 'unmeasured')
    return {
      long: room ? t('capacity.guessed', numbers(room)) : t('capacity.unmeasured'),
      short: t('capacity.unmeasured'),
    };
  if (!room) return { long: t('capacity.unknown'), short: t('capacity.unknown') };
  if (room.sub === 0 && room.main === 0) return { long: t('capacity.full'), short: t('capacity.full') };
  return { long: t('capacity.room', numbers(room)), short: t('capacity.roomShort', numbers(room)) };
}

/** A share as whole percent; only what is finished is 100. */
export function percentOf(share: number): number {
  return Math.floor(share * 100);
}

function numbers({ sub, main }: { sub: number; main: number }) {
  return { sub, main };
}
