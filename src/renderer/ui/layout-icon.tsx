import type { Grid } from '../../shared/wall/layout.ts';

/** A layout drawn small. */
export function LayoutIcon({ grid }: { grid: Grid }) {
  const width = 24 / grid.columns;
  const height = 16 / grid.rows;
  const smallest = Math.min(...grid.cells.flatMap((cell) => [cell.columns * width, cell.rows * height]));
  const gap = Math.min(1, smallest / 5);
  return (
    <svg className="layout-icon" viewBox="0 0 24 16" aria-hidden="true">
      {grid.cells.map(({ column, row, columns, rows }) => (
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
