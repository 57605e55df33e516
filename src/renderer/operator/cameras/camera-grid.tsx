import {
  type ColDef,
  type GridApi,
  type GridReadyEvent,
  type IDatasource,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  ScrollApiModule,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusSearch } from './browser-acts.ts';
import { CameraCell, type CameraHit } from './camera-cell.tsx';
import { createStyleHolder } from './grid-styles.ts';
import { gridTheme } from './grid-theme.ts';
import { useRootFontPx } from './use-root-font.ts';

ModuleRegistry.registerModules([InfiniteRowModelModule, RowApiModule, ScrollApiModule]);

/** The id of the grid's element, for aria-controls. */
export const gridId = 'camera-hits';

/** Rows the grid asks for at once; it keeps two such blocks. */
const blockRows = 50;
const rowHeightRem = 3.1;
const styleHolder = createStyleHolder();

const column: ColDef<CameraHit, CameraHit> = {
  colId: 'camera',
  flex: 1,
  valueGetter: ({ data }) => data ?? null,
  cellRenderer: CameraCell,
  suppressMovable: true,
  resizable: false,
  sortable: false,
};

interface Props {
  readonly count: number;
  readonly marked: number;
  /** The rows from `start` to before `end`; another function when the rows are others. */
  rows(start: number, end: number): CameraHit[];
  onMark(row: number): void;
  onPlace(row: number): void;
}

/** The cameras as rows of which only those in sight are drawn, however many there are. */
export function CameraGrid({ count, marked, rows, onMark, onPlace }: Props) {
  const { t } = useTranslation();
  const rowHeight = Math.round(useRootFontPx() * rowHeightRem);
  const box = useRef<HTMLDivElement>(null);
  const [api, setApi] = useState<GridApi<CameraHit> | null>(null);
  const columns = useMemo(() => [{ ...column, headerName: t('list.title') }], [t]);
  const datasource = useShownRows({ api, box, count, rows });
  useEffect(() => {
    if (marked > 0) api?.ensureIndexVisible(marked);
  }, [api, marked]);
  useEffect(() => {
    const grid = box.current?.querySelector('[role="grid"]');
    if (!api || !grid) return;
    grid.id = gridId;
    grid.setAttribute('aria-label', t('list.title'));
  }, [api, t]);
  const press = (event: Event | null | undefined) => {
    if (!(event instanceof KeyboardEvent) || event.isComposing) return;
    if (event.code === 'Enter' || event.code === 'NumpadEnter') onPlace(marked);
    else if (event.code === 'Escape') focusSearch();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={box} className="camera-grid">
      <AgGridReact<CameraHit>
        theme={gridTheme}
        themeStyleContainer={styleHolder}
        rowModelType="infinite"
        datasource={datasource}
        columnDefs={columns}
        cacheBlockSize={blockRows}
        maxBlocksInCache={2}
        rowHeight={rowHeight}
        headerHeight={0}
        rowBuffer={4}
        animateRows={false}
        suppressHeaderFocus
        suppressHorizontalScroll
        suppressNoRowsOverlay
        onGridReady={(event: GridReadyEvent<CameraHit>) => setApi(event.api)}
        onCellClicked={focusSearch}
        onCellDoubleClicked={({ rowIndex }) => rowIndex !== null && onPlace(rowIndex)}
        onCellKeyDown={({ event }) => press(event)}
        onCellFocused={({ rowIndex }) => rowIndex !== null && onMark(rowIndex)}
      />
    </div>
  );
}

interface ShownRows extends Pick<Props, 'count' | 'rows'> {
  readonly api: GridApi<CameraHit> | null;
  readonly box: RefObject<HTMLElement | null>;
}

/** Gives the grid the rows it asks for, and tells it when they are others: then it begins with the first again. */
function useShownRows({ api, box, count, rows }: ShownRows): IDatasource {
  const shown = useRef({ count, rows });
  const [datasource] = useState<IDatasource>(() => ({
    getRows: ({ startRow, endRow, successCallback }) =>
      successCallback(shown.current.rows(startRow, endRow), shown.current.count),
  }));
  useLayoutEffect(() => {
    shown.current = { count, rows };
    box.current?.querySelector('[role="grid"]')?.scrollTo({ top: 0 });
    if (!api) return;
    if (!showAtOnce(api, count, rows)) api.refreshInfiniteCache();
  }, [api, box, count, rows]);
  return datasource;
}

/**
 * Rows that the grid has already get their cameras in the frame of the key: those that it asks for come a task later, and are drawn a frame later. True when
 * it need not ask.
 */
function showAtOnce(api: GridApi<CameraHit>, count: number, rows: Props['rows']): boolean {
  give(api, rows);
  api.setRowCount(count, true);
  return give(api, rows);
}

/** False when there is a row that never had a camera: only the grid itself can give it the first one. */
function give(api: GridApi<CameraHit>, rows: Props['rows']): boolean {
  let all = true;
  api.forEachNode((node) => {
    const at = node.rowIndex ?? 0;
    const [hit] = rows(at, at + 1);
    if (node.id === undefined) all = false;
    else if (hit && node.data !== hit) node.setData(hit);
  });
  return all;
}
