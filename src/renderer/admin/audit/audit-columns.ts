import type { ColDef } from 'ag-grid-community';

/** An entry of the log, in words. */
export interface AuditLine {
  readonly seq: number;
  readonly time: string;
  readonly who: string;
  readonly console: string;
  readonly what: string;
  readonly camera: string;
  readonly outcome: string;
  readonly detail: string;
}

const widths: Readonly<Record<keyof AuditLine, ColDef<AuditLine>>> = {
  seq: { width: 80 },
  time: { width: 190 },
  who: { width: 150 },
  console: { width: 150 },
  what: { width: 225 },
  camera: { width: 170 },
  outcome: { width: 105 },
  detail: { flex: 1, minWidth: 180 },
};

/** The names of the columns, in their order. */
export const auditFields = ['seq', 'time', 'who', 'console', 'what', 'camera', 'outcome', 'detail'] as const;

/** The columns of the log; `words` names each, `scale` is how much larger the page's type is than a desk's of 16 px. */
export function auditColumns(words: (field: keyof AuditLine) => string, scale: number): ColDef<AuditLine>[] {
  return auditFields.map((field) => {
    const { width, minWidth, ...more } = widths[field];
    return {
      ...more,
      ...(width === undefined ? {} : { width: width * scale }),
      ...(minWidth === undefined ? {} : { minWidth: minWidth * scale }),
      field,
      headerName: words(field),
      sortable: false,
      suppressMovable: true,
    };
  });
}
