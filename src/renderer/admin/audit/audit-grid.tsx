import { ClientSideRowModelModule, ModuleRegistry } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createStyleHolder } from '../../operator/cameras/grid-styles.ts';
import { gridTheme } from '../../operator/cameras/grid-theme.ts';
import { useRootFontPx } from '../../operator/cameras/use-root-font.ts';
import { type AuditLine, auditColumns } from './audit-columns.ts';

ModuleRegistry.registerModules([ClientSideRowModelModule]);

const styleHolder = createStyleHolder();
const theme = gridTheme.withParams({ cellHorizontalPadding: 8, headerBackgroundColor: 'var(--raised)' });
/** The type size at which the columns' widths were chosen. */
const usualFontPx = 16;

/** The log as rows of which only those in sight are drawn; walked with the arrows. */
export function AuditGrid({ lines, onMark }: { lines: readonly AuditLine[]; onMark(seq: number): void }) {
  const fontPx = useRootFontPx();
  const { t } = useTranslation();
  const columns = useMemo(
    () => auditColumns((field) => t(`admin.audit.column.${field}`), fontPx / usualFontPx),
    [t, fontPx],
  );
  return (
    <div className="admin-grid">
      <AgGridReact<AuditLine>
        theme={theme}
        themeStyleContainer={styleHolder}
        rowData={[...lines]}
        columnDefs={columns}
        getRowId={({ data }) => String(data.seq)}
        rowHeight={Math.round(fontPx * 2)}
        headerHeight={Math.round(fontPx * 2.2)}
        animateRows={false}
        suppressNoRowsOverlay
        onCellFocused={({ rowIndex }) => {
          const line = rowIndex === null ? undefined : lines[rowIndex];
          if (line) onMark(line.seq);
        }}
      />
    </div>
  );
}
