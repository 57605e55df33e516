import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { saidCode } from './said-code.ts';

/** Why the core did not do what was asked; nothing while there is nothing to say. */
export function FaultLine({ fault }: { fault: Fault | null }) {
  const { t } = useTranslation();
  return fault ? <FaultBox>{t(`said.${saidCode(fault)}`, { detail: fault.message })}</FaultBox> : null;
}
