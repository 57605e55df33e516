import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { ItemScope } from '../../../shared/hub/shared-item.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { ScopeField } from '../../hub/scope-field.tsx';
import { useOperator } from '../operator-context.ts';
import { FaultLine } from './fault-line.tsx';
import { keepAsLayout } from './keep-as-layout.ts';
import { LabelFields } from './label-fields.tsx';
import { LayoutDialog } from './layout-dialog.tsx';
import { type LayoutLabel, nameRefusal } from './layout-label.ts';

interface Props {
  readonly display: DisplayView;
  onClose(): void;
}

/** Keeps what the display shows, grid and cameras, under a name. */
export function SaveAsDialog({ display, onClose }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const [label, setLabel] = useState<LayoutLabel>({ name: '', key: null });
  const [scope, setScope] = useState<ItemScope['kind']>('private');
  const [tried, setTried] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const refusal = nameRefusal(t, label);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (refusal) return;
    const failed = await keepAsLayout(operator, display, { id: null, ...label }, scope);
    if (failed) setFault(failed);
    else onClose();
  };
  return (
    <LayoutDialog title={t('layouts.saveAsTitle')} size="small" onClose={onClose}>
      <form className="layout-form" noValidate onSubmit={(event) => void save(event)}>
        <p className="quiet">{t('layouts.saveAsText')}</p>
        <LabelFields
          label={label}
          ownId={null}
          refusal={tried ? refusal : null}
          autoFocus
          onLabel={setLabel}
        />
        <ScopeField value={scope} onChoose={setScope} />
        <FaultLine fault={fault} />
        <footer>
          <Button className="main-button" type="submit">
            {t('layouts.save')}
          </Button>
          <Button className="bar-button" onPress={onClose}>
            {t('layouts.cancel')}
          </Button>
        </footer>
      </form>
    </LayoutDialog>
  );
}
