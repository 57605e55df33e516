import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { LayoutsFile } from '../../../shared/wall/layouts-file.ts';
import { LayoutIcon } from '../../ui/layout-icon.tsx';
import { useOperator, useSession } from '../operator-context.ts';
import { FaultLine } from './fault-line.tsx';
import { planImport } from './import-plan.ts';
import { ImportProblems } from './import-problems.tsx';
import { LayoutDialog } from './layout-dialog.tsx';
import { saveLayout } from './save-layout.ts';
import { useLoadKey } from './use-load-key.ts';

interface Props {
  readonly file: LayoutsFile;
  onClose(): void;
}

/** What a layouts file brings, before anything of it is kept: what will be added, and what could not be read and why. */
export function ImportDialog({ file, onClose }: Props) {
  const { t } = useTranslation();
  const operator = useOperator();
  const loadKey = useLoadKey();
  const cameras = useSession((state) => state.cameras);
  const unknown = unknownCameras(file, cameras);
  const there = useSession((state) => state.wall.layouts);
  // Planned once: the list grows while the layouts are kept.
  const [plan] = useState(() => planImport(file.layouts, there));
  const [kept, setKept] = useState<number | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const keepAll = async () => {
    setFault(null);
    for (let index = kept ?? 0; index < plan.length; index++) {
      const one = plan[index];
      setKept(index);
      const saved = one && (await saveLayout(operator, { id: null, ...one.layout }));
      if (saved?.fault) return setFault(saved.fault);
    }
    onClose();
  };
  const busy = kept !== null && fault === null;
  return (
    <LayoutDialog title={t('layouts.importTitle')} size="small" onClose={onClose}>
      <ImportProblems file={file} />
      {plan.length > 0 ? (
        <>
          <p>{t('layouts.importCount', { count: plan.length })}</p>
          <ul className="import-list">
            {plan.map(({ layout, keyLost }) => (
              <li key={layout.name}>
                <LayoutIcon grid={layout.grid} />
                <span className="layout-name">{layout.name}</span>
                {layout.key === null ? null : <kbd>{loadKey(layout.key)}</kbd>}
                {keyLost ? <span className="quiet">{t('layouts.importKeyLost')}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {unknown > 0 ? <p className="quiet">{t('layouts.importUnknown', { count: unknown })}</p> : null}
      {busy ? <progress value={kept} max={plan.length} aria-label={t('layouts.importTitle')} /> : null}
      <FaultLine fault={fault} />
      <footer>
        {plan.length > 0 ? (
          <Button className="main-button" autoFocus isDisabled={busy} onPress={() => void keepAll()}>
            {t('layouts.importDo', { count: plan.length })}
          </Button>
        ) : null}
        <Button className="bar-button" autoFocus={plan.length === 0} onPress={onClose}>
          {t(plan.length > 0 ? 'layouts.cancel' : 'app.close')}
        </Button>
      </footer>
    </LayoutDialog>
  );
}

/** How many cameras of the layouts are in no list here; their tiles will say so. */
function unknownCameras({ layouts }: LayoutsFile, cameras: { has(id: string): boolean }): number {
  const ids = new Set(layouts.flatMap(({ tiles }) => tiles).filter((id) => id !== null));
  return [...ids].filter((id) => !cameras.has(id)).length;
}
