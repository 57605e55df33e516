import { useDeferredValue, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../hub/use-act.ts';
import { useOperator } from '../../operator/operator-context.ts';
import { FaultBox } from '../../ui/fault-box.tsx';
import { Message } from '../../ui/message.tsx';
import { saveTextFile } from '../../ui/save-text-file.ts';
import { adminFaultWords } from '../admin-fault-words.ts';
import { dateText } from '../date-text.ts';
import { CatalogueBar } from './catalogue-bar.tsx';
import { type CatalogueFilter, noCatalogueFilter } from './catalogue-filter.ts';
import { CatalogueGrid } from './catalogue-grid.tsx';
import { useCatalogue } from './use-catalogue.ts';

interface Props {
  readonly filter: CatalogueFilter;
  onFilter(filter: CatalogueFilter): void;
  onOpen(cameraId: string): void;
  onNew(): void;
  onImport(): void;
}

/** The cameras that one looks after, and what is done with all of them. */
export function CatalogueList({ filter, onFilter, onOpen, onNew, onImport }: Props) {
  const { t, i18n } = useTranslation();
  const { session } = useOperator();
  // What is typed shows at once; the list follows.
  const { found, rowOf, total, others, unitIds, more, fault } = useCatalogue(useDeferredValue(filter));
  const saving = useAct();
  const box = useRef<HTMLDivElement>(null);
  const save = () =>
    void saving.run(() =>
      saveTextFile(
        async () => (await session.bridge.call('hub.catalogue-export', {})).csv,
        `camera-${dateText(Date.now())}.csv`,
      ),
    );
  // Another question, another answer: it begins with the first row.
  const change = (next: CatalogueFilter) => {
    box.current?.querySelector('[role="grid"]')?.scrollTo({ top: 0 });
    onFilter(next);
  };
  const shown = fault ?? saving.fault;
  const figure = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div ref={box} className="admin-audit">
      <CatalogueBar filter={filter} unitIds={unitIds} onChange={change} />
      {shown ? <FaultBox>{adminFaultWords(t, shown)}</FaultBox> : null}
      {found === null ? <p role="status">{fault ? '' : t('admin.reading')}</p> : null}
      {found?.length === 0 ? (
        <Message
          icon="search"
          title={t('admin.cameras.none')}
          text={
            total === 0 && filter === noCatalogueFilter
              ? t('admin.cameras.noneAtAll')
              : t('admin.cameras.noneFound')
          }
        />
      ) : null}
      {found && found.length > 0 ? <CatalogueGrid found={found} rowOf={rowOf} onOpen={onOpen} /> : null}
      <footer className="catalogue-foot">
        <Button className="main-button" onPress={onNew}>
          {t('admin.cameras.new')}
        </Button>
        <Button className="bar-button" onPress={onImport}>
          {t('admin.import.open')}
        </Button>
        <Button className="bar-button" isDisabled={saving.busy} onPress={save}>
          {saving.busy ? t('hub.working') : t('admin.cameras.export')}
        </Button>
        <p className="quiet" role="status">
          {found === null
            ? null
            : t('admin.cameras.count', { shown: figure(found.length), total: figure(total) })}
          {more ? ` ${t('admin.cameras.moreRetired')}` : null}
          {others > 0 ? ` ${t('admin.cameras.others', { count: figure(others) })}` : null}
        </p>
      </footer>
    </div>
  );
}
