import type { ReactNode } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FaultBox } from '../ui/fault-box.tsx';
import { hubFaultWords } from './fault-words.ts';
import type { Act } from './use-act.ts';

interface Props {
  readonly act: Act;
  readonly words: string;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
  onSubmit(): void;
}

/** A form of the hub's: its fields, what went wrong, and the one button. */
export function HubForm({ act, words, isDisabled = false, children, onSubmit }: Props) {
  const { t } = useTranslation();
  return (
    <Form
      className="hub-form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.busy && !isDisabled) onSubmit();
      }}
    >
      {children}
      {act.fault ? <FaultBox>{hubFaultWords(t, act.fault)}</FaultBox> : null}
      <footer>
        <Button className="main-button" type="submit" isDisabled={act.busy || isDisabled}>
          {act.busy ? t('hub.working') : words}
        </Button>
      </footer>
    </Form>
  );
}
