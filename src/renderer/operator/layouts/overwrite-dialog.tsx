import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import type { DisplayView } from '../../../shared/wall/wall-view.ts';
import { useOperator } from '../operator-context.ts';
import { FaultLine } from './fault-line.tsx';
import { keepAsLayout } from './keep-as-layout.ts';
import { LayoutDialog } from './layout-dialog.tsx';
import { useLoadKey } from './use-load-key.ts';

interface Props {
  readonly display: DisplayView;
  readonly layout: SavedLayout;
  onClose(): void;
}

/** Asks once before a layout is written over with what the display shows. */
export function OverwriteDialog({ display, layout, onClose }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const loadKey = useLoadKey();
  const [fault, setFault] = useState<Fault | null>(null);
  const overwrite = async () => {
    const failed = await keepAsLayout(operator, display, layout);
    if (failed) setFault(failed);
    else onClose();
  };
  return (
    <LayoutDialog title={t('layouts.overwriteTitle')} size="small" role="alertdialog" onClose={onClose}>
      <p>
        {t('layouts.overwriteText', {
          name: layout.name,
          key: layout.key === null ? '' : loadKey(layout.key),
        })}
      </p>
      <FaultLine fault={fault} />
      <footer>
        <Button className="main-button" autoFocus onPress={() => void overwrite()}>
          {t('layouts.overwrite')}
        </Button>
        <Button className="bar-button" onPress={onClose}>
          {t('layouts.cancel')}
        </Button>
      </footer>
    </LayoutDialog>
  );
}
