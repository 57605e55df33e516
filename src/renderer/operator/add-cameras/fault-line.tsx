import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { faultWords } from './fault-words.ts';

/** A refusal in words, told to a screen reader at once. */
export function FaultLine({ fault }: { fault: Fault | null }) {
  const { t } = useTranslation();
  return fault ? <FaultBox>{faultWords(t, fault)}</FaultBox> : null;
}
