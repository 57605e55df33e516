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
  const { rows, total, others, unitIds, more, fault } = useCatalogue(filter);
  const saving = useAct();
  const save = () =>
    void saving.run(() =>
      saveTextFile(
        async () => (await session.bridge.call('hub.catalogue-export', {})).csv,
        `camera-${dateText(Date.now())}.csv`,
      ),
    );
  const shown = fault ?? saving.fault;
  const figure = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div className="admin-audit">
      <CatalogueBar filter={filter} unitIds={unitIds} onChange={onFilter} />
      {shown ? <FaultBox>{adminFaultWords(t, shown)}</FaultBox> : null}
      {rows === null ? <p role="status">{fault ? '' : t('admin.reading')}</p> : null}
      {rows?.length === 0 ? (
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
      {rows && rows.length > 0 ? <CatalogueGrid rows={rows} onOpen={onOpen} /> : null}
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
          {rows === null
            ? null
            : t('admin.cameras.count', { shown: figure(rows.length), total: figure(total) })}
          {more ? ` ${t('admin.cameras.moreRetired')}` : null}
          {others > 0 ? ` ${t('admin.cameras.others', { count: figure(others) })}` : null}
        </p>
      </footer>
    </div>
  );
}
