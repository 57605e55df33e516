import type { ReactNode } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../shared/base/fault.ts';
import { FaultBox } from '../ui/fault-box.tsx';
import { adminFaultWords } from './admin-fault-words.ts';
import { RowConflict } from './row-conflict.tsx';
import type { RowDraft } from './row-draft.ts';
import { useUnsaved } from './unsaved/use-unsaved.ts';

interface Props<R> {
  readonly title: string;
  readonly draft: RowDraft<R>;
  /** What is still missing; empty when it can be saved. */
  readonly missing: string;
  readonly children: ReactNode;
  /** Says a refusal in its own way; null: as usual, empty: not here. */
  faultPart?(fault: Fault): string | null;
  /** The row in words, for two versions of it side by side. */
  factsOf(row: R): readonly (readonly [string, string])[];
}

/** A row of the book being edited: its fields, what went wrong, the two versions when somebody was faster. */
export function RowForm<R>({ title, draft, missing, children, faultPart, factsOf }: Props<R>) {
  const { t } = useTranslation();
  const { act, changed, theirs } = draft;
  useUnsaved(changed, title);
  const words = act.fault ? (faultPart?.(act.fault) ?? adminFaultWords(t, act.fault)) : null;
  const fault = words ? <FaultBox>{words}</FaultBox> : null;
  const canSave = changed && missing === '' && !act.busy && theirs === null;
  return (
    <Form
      className="hub-form admin-form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) draft.save();
      }}
    >
      <h3>{title}</h3>
      {children}
      {theirs ? (
        <RowConflict draft={draft} theirs={theirs.row} factsOf={factsOf}>
          {fault}
        </RowConflict>
      ) : (
        <footer>
          {fault}
          <Button className="main-button" type="submit" isDisabled={!canSave}>
            {act.busy ? t('hub.working') : t('admin.save')}
          </Button>
          {changed ? (
            <Button className="bar-button" onPress={draft.drop}>
              {t('admin.drop')}
            </Button>
          ) : null}
          <p className="quiet" role="status">
            {changed || draft.version === 0 ? missing : t('admin.asSaved')}
          </p>
        </footer>
      )}
    </Form>
  );
}
