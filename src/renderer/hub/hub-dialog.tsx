import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ageWords } from '../i18n/age-words.ts';
import type { Translate } from '../i18n/i18n.ts';
import { ActButton } from '../operator/act-button.tsx';
import { DialogSheet } from '../ui/dialog-sheet.tsx';
import { type Fact, FactsList } from '../ui/facts-list.tsx';
import { FaultBox } from '../ui/fault-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { SheetHead } from '../ui/sheet-head.tsx';
import { AddressForm } from './address-form.tsx';
import { AuditDoubtPart } from './audit-doubt-part.tsx';
import { hubFaultWords } from './fault-words.ts';
import { linkIcons, linkWords } from './hub-badge.tsx';
import { HubSteps } from './hub-steps.tsx';
import { LeaveHub } from './leave-hub.tsx';
import { MustChangePassword } from './must-change-password.tsx';
import { PasswordForm } from './password-form.tsx';
import { rightsWords } from './rights-words.ts';
import { SignOutButton } from './sign-out-button.tsx';
import { useAct } from './use-act.ts';
import { useHub } from './use-hub.ts';
import './hub.css';

interface Props {
  readonly isOpen: boolean;
  onClose(): void;
}

/** All about the hub: which one, how the link is, who is signed in, what waits. */
export function HubDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <DialogSheet size="large" isOpen={isOpen} isDismissable onClose={onClose}>
      <SheetHead title={t('hub.title')} onClose={onClose} />
      <div className="sheet-body hub-sheet">
        <HubBody />
      </div>
    </DialogSheet>
  );
}

function HubBody() {
  const view = useHub((state) => state.view);
  if (view.link === 'none') return <AddressForm />;
  return (
    <>
      <HubFactsList />
      {view.auditDoubt ? <AuditDoubtPart doubt={view.auditDoubt} /> : null}
      {view.person ? <SignedIn /> : <HubSteps />}
      <LeaveHub />
    </>
  );
}

function HubFactsList() {
  const { t } = useTranslation();
  const view = useHub((state) => state.view);
  const facts: readonly Fact[] = [
    [t('hub.title'), view.name ? `${view.name} (${view.address})` : view.address],
    [t('hub.who'), view.person ? `${view.person.name} (${view.person.account})` : null],
    [t('hub.unit'), view.person?.unitName],
    [t('hub.console'), view.consoleId],
    [t('hub.clockOff'), clockWordsOf(t, view.hubAheadMs)],
    [t('hub.fingerprint'), view.link === 'untrusted' ? null : view.fingerprint],
  ];
  return (
    <>
      <p className="hub-link" role="status">
        <Icon name={view.auditDoubt ? 'warning' : linkIcons[view.link]} /> {linkWords(t, view)}
      </p>
      <FactsList className="hub-facts" facts={facts} />
    </>
  );
}

/** How wrong this machine's clock is against the hub's; null: right enough. */
function clockWordsOf(t: Translate, aheadMs: number): string | null {
  if (aheadMs === 0) return null;
  const age = ageWords(t, Math.abs(aheadMs));
  return aheadMs > 0 ? t('hub.clockBehind', { age }) : t('hub.clockAhead', { age });
}

function SignedIn() {
  const { t } = useTranslation();
  const view = useHub((state) => state.view);
  const [changing, setChanging] = useState(false);
  const act = useAct();
  if (view.mustChangePassword) return <MustChangePassword />;
  return (
    <>
      {view.fault && view.link !== 'online' ? <FaultBox>{hubFaultWords(t, view.fault)}</FaultBox> : null}
      {view.waiting > 0 ? <p>{t('hub.waiting', { count: view.waiting })}</p> : null}
      {view.link === 'online' ? null : (
        <p className={view.rightsExpired ? 'note-box' : ''}>{rightsWords(t, view)}</p>
      )}
      {act.fault ? <FaultBox>{hubFaultWords(t, act.fault)}</FaultBox> : null}
      {changing ? (
        <PasswordForm why={null} onDone={() => setChanging(false)} />
      ) : (
        <footer className="hub-acts">
          <SignOutButton className="main-button" act={act} />
          <Button
            className="bar-button"
            isDisabled={view.link !== 'online'}
            onPress={() => setChanging(true)}
          >
            {t('hub.changePassword')}
          </Button>
          <ActButton act="bookmarks" words={t('hub.bookmark.all')} />
        </footer>
      )}
    </>
  );
}
