import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { Icon } from '../../ui/icon.tsx';

/** Why the core did not do what was asked; nothing while there is nothing to say. */
export function FaultLine({ fault }: { fault: Fault | null }) {
  const { t } = useTranslation();
  if (fault === null) return null;
  const known = (['disconnected', 'too-many-layouts'] as const).find((code) => code === fault.code);
  return (
    <p className="layout-fault" role="alert">
      <Icon name="warning" />
      {known ? t(`layouts.fault.${known}`) : t('layouts.fault.other', { detail: fault.message })}
    </p>
  );
}
