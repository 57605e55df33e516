import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { Icon } from '../../ui/icon.tsx';
import { saidCode } from './said-code.ts';

/** Why the core did not do what was asked; nothing while there is nothing to say. */
export function FaultLine({ fault }: { fault: Fault | null }) {
  const { t } = useTranslation();
  if (fault === null) return null;
  return (
    <p className="layout-fault" role="alert">
      <Icon name="warning" />
      {t(`said.${saidCode(fault)}`, { detail: fault.message })}
    </p>
  );
}
