import {
  type GridApi,
  type IDatasource,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  ScrollApiModule,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraInfo } from '../../../shared/camera/camera.ts';
import { createStyleHolder } from '../../operator/cameras/grid-styles.ts';
import { gridTheme } from '../../operator/cameras/grid-theme.ts';
import { useRootFontPx } from '../../operator/cameras/use-root-font.ts';
import { catalogueColumns } from './catalogue-columns.ts';
import type { CatalogueRow } from './use-catalogue.ts';

ModuleRegistry.registerModules([InfiniteRowModelModule, RowApiModule, ScrollApiModule]);

const styleHolder = createStyleHolder();
const theme = gridTheme.withParams({ cellHorizontalPadding: 8, headerBackgroundColor: 'var(--raised)' });
/** The type size at which the columns' widths were chosen. */
const usualFontPx = 16;
/** Rows the grid asks for at once. */
const blockRows = 100;

interface Props {
  readonly found: readonly CameraInfo[];
  rowOf(camera: CameraInfo): CatalogueRow | null;
  onOpen(cameraId: string): void;
}

/** The catalogue as rows of which only those in sight are drawn, however many there are. Enter or a click opens one. */
export function CatalogueGrid({ found, rowOf, onOpen }: Props) {
  const { t } = useTranslation();
  const fontPx = useRootFontPx();
  const box = useRef<HTMLDivElement>(null);
  const [api, setApi] = useState<GridApi<CatalogueRow> | null>(null);
  const datasource = useShownRows(api, found, rowOf);
  const columns = useMemo(
    () =>
      catalogueColumns(
        (field) => t(`admin.cameras.column.${field}`),
        (kind) => t(`admin.class.${kind}`),
        fontPx / usualFontPx,
      ),
    [t, fontPx],
  );
  useEffect(() => {
    if (api)
      box.current?.querySelector('[role="grid"]')?.setAttribute('aria-label', t('admin.section.cameras'));
  }, [api, t]);
  return (
    <div ref={box} className="admin-grid catalogue-grid">
      <AgGridReact<CatalogueRow>
        theme={theme}
        themeStyleContainer={styleHolder}
        rowModelType="infinite"
        datasource={datasource}
        columnDefs={columns}
        cacheBlockSize={blockRows}
        maxBlocksInCache={3}
        rowHeight={Math.round(fontPx * 2.2)}
        headerHeight={Math.round(fontPx * 2.2)}
        animateRows={false}
        suppressNoRowsOverlay
        onGridReady={(event) => setApi(event.api)}
        onRowClicked={({ data }) => data && onOpen(data.camera.id)}
        onCellKeyDown={({ data, event }) => {
          if (!(event instanceof KeyboardEvent) || event.isComposing) return;
          if (data && (event.code === 'Enter' || event.code === 'NumpadEnter')) onOpen(data.camera.id);
        }}
      />
    </div>
  );
}

/** Gives the grid the rows it asks for, and tells it when they are others. */
function useShownRows(
  api: GridApi | null,
  found: readonly CameraInfo[],
  rowOf: (camera: CameraInfo) => CatalogueRow | null,
): IDatasource {
  const shown = useRef({ found, rowOf });
  const [datasource] = useState<IDatasource>(() => ({
    getRows: ({ startRow, endRow, successCallback }) =>
      successCallback(
        shown.current.found.slice(startRow, endRow).flatMap((camera) => shown.current.rowOf(camera) ?? []),
        shown.current.found.length,
      ),
  }));
  useLayoutEffect(() => {
    shown.current = { found, rowOf };
    api?.refreshInfiniteCache();
  }, [api, found, rowOf]);
  return datasource;
}
