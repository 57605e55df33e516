import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import { Icon } from '../../ui/icon.tsx';
import { faultWords } from './fault-words.ts';

/** A refusal in words, told to a screen reader at once. */
export function FaultLine({ fault }: { fault: Fault | null }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      {fault ? (
        <p className="add-fault">
          <Icon name="warning" />
          <span>{faultWords(t, fault)}</span>
        </p>
      ) : null}
    </div>
  );
}
