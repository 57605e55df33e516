import { parseLayout } from '../../shared/wall/layout.ts';

/** A layout drawn small. */
export function LayoutIcon({ name }: { name: string }) {
  const layout = parseLayout(name);
  if (!layout) return null;
  const width = 24 / layout.columns;
  const height = 16 / layout.rows;
  const gap = Math.min(1, width / 5, height / 5);
  return (
    <svg className="layout-icon" viewBox="0 0 24 16" aria-hidden="true">
      {layout.cells.map(({ column, row, columns, rows }) => (
        <rect
          key={`${column} ${row}`}
          x={column * width + gap / 2}
          y={row * height + gap / 2}
          width={columns * width - gap}
          height={rows * height - gap}
        />
      ))}
    </svg>
  );
}
