import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import { useOperator } from '../operator-context.ts';
import {
  accountFields,
  callOfDraft,
  cameraFields,
  type DraftFaults,
  type DraftField,
  draftFields,
  emptyDraft,
  judgeDraft,
} from './address-draft.ts';
import { AddressField } from './address-field.tsx';
import { FaultLine } from './fault-line.tsx';
import { TransportChoice } from './transport-choice.tsx';

/** One camera by the addresses of its streams. What is wrong is said beside the field. */
export function AddressWay() {
  const { t } = useTranslation();
  const { session } = useOperator();
  const [draft, setDraft] = useState(emptyDraft);
  const [faults, setFaults] = useState<DraftFaults>({});
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState('');
  const change = (field: DraftField, value: string) => {
    setDraft({ ...draft, [field]: value });
    setFaults({ ...faults, [field]: undefined });
  };
  const submit = async () => {
    const found = judgeDraft(draft);
    setFaults(found);
    setFault(null);
    setAdded('');
    const first = draftFields.find((field) => found[field]);
    if (first) return document.querySelector<HTMLElement>(`.add-form input[name="${first}"]`)?.focus();
    setBusy(true);
    try {
      await session.bridge.call('cameras.add', callOfDraft(draft));
      setAdded(draft.name.trim());
      // The next one is often a neighbour: same unit, same make, same account.
      setDraft({ ...draft, number: '', name: '', main: '', sub: '' });
    } catch (error) {
      setFault(faultOf(error));
    } finally {
      setBusy(false);
    }
  };
  const fieldOf = (field: DraftField) => (
    <AddressField
      key={field}
      field={field}
      value={draft[field]}
      fault={faults[field]}
      onChange={(value) => change(field, value)}
    />
  );
  return (
    <Form
      className="add-form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {cameraFields.map(fieldOf)}
      <TransportChoice value={draft.transport} onChoose={(transport) => setDraft({ ...draft, transport })} />
      {accountFields.map(fieldOf)}
      <FaultLine fault={fault} />
      <p className="add-done" role="status">
        {added === '' ? null : (
          <>
            {t('addCameras.oneAdded')} <bdi>{added}</bdi>
          </>
        )}
      </p>
      <footer>
        <Button className="main-button" type="submit" isDisabled={busy}>
          {t('addCameras.addOne')}
        </Button>
      </footer>
    </Form>
  );
}
