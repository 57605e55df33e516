import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HubLink, HubView } from '../../shared/contract/hub-view.ts';
import { ageWords } from '../i18n/age-words.ts';
import type { Translate } from '../i18n/i18n.ts';
import { useChord } from '../operator/keys/use-chord.ts';
import { useDesk, useOperator } from '../operator/operator-context.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { rightsWords } from './rights-words.ts';
import { useHub } from './use-hub.ts';
import './hub.css';

export const linkIcons: Readonly<Record<HubLink, IconName>> = {
  none: 'unplugged',
  connecting: 'dots',
  untrusted: 'key',
  'waiting-approval': 'clock',
  'signed-out': 'key',
  online: 'check',
  away: 'unplugged',
  refused: 'barred',
};

const troubled: ReadonlySet<HubLink> = new Set(['away', 'refused']);

/** What is worth a warning even while the link is well. */
function isTroubled({ link, auditDoubt }: HubView): boolean {
  return troubled.has(link) || auditDoubt !== null;
}

/** The hub in the top bar: how the link is, who is signed in, what waits; opens the page about it. */
export function HubBadge() {
  const { t } = useTranslation();
  const { store } = useOperator();
  const key = useChord('hub');
  const view = useHub((state) => state.view);
  // A new reading each second: the words count.
  useDesk(({ nowMs }) => nowMs);
  const waits = view.waiting > 0 ? t('hub.waiting', { count: view.waiting }) : '';
  const rights = view.person && view.link !== 'online' ? rightsWords(t, view) : '';
  const words = [linkWords(t, view), rights, waits, view.person?.name].filter(Boolean).join(' · ');
  return (
    <Button
      className="act-button hub-badge"
      data-tone={isTroubled(view) ? 'warn' : 'plain'}
      onPress={() => store.setState({ dialog: 'hub' })}
    >
      <Icon name={view.auditDoubt ? 'warning' : linkIcons[view.link]} />
      <span className="sr-only">{`${t('hub.title')}: ${words}`}</span>
      <span className="hub-words hub-long" aria-hidden="true">
        {view.auditDoubt || view.rightsExpired ? shortWords(t, view) : linkWords(t, view)}
      </span>
      <span className="hub-words hub-short" aria-hidden="true">
        {shortWords(t, view)}
      </span>
      {view.waiting > 0 ? (
        <span className="hub-count" aria-hidden="true">
          <Icon name="clock" /> {view.waiting}
        </span>
      ) : null}
      {view.person ? (
        <span className="hub-person" aria-hidden="true">
          {view.person.name}
        </span>
      ) : null}
      {key === '' ? null : <kbd>{key}</kbd>}
    </Button>
  );
}

/** How the link is, in a few words; what is worse than its loss comes first. */
export function linkWords(t: Translate, view: HubView): string {
  const state = t(`hub.state.${view.link}`, { age: linkAge(t, view) });
  if (view.auditDoubt) return `${t('hub.doubt.short')} · ${state}`;
  return view.rightsExpired ? `${t('hub.expiredShort')} · ${state}` : state;
}

/** The same for a narrow bar, whose sign and name say the rest. */
function shortWords(t: Translate, view: HubView): string {
  if (view.auditDoubt) return t('hub.doubt.short');
  if (view.rightsExpired) return t('hub.expiredShort');
  return view.link === 'online' ? t('hub.syncedShort', { age: linkAge(t, view) }) : linkWords(t, view);
}

function linkAge(t: Translate, { link, sinceMs, lastSyncedAtMs }: HubView): string {
  return ageWords(t, Date.now() - (link === 'online' ? (lastSyncedAtMs ?? sinceMs) : sinceMs));
}
