import { createTheme } from 'ag-grid-community';

/** The grid in the desk's own colours and type: tokens only, so that it follows the theme by itself. */
export const gridTheme = createTheme().withParams({
  browserColorScheme: 'inherit',
  backgroundColor: 'var(--panel)',
  foregroundColor: 'var(--text)',
  textColor: 'var(--text)',
  accentColor: 'var(--accent)',
  borderColor: 'var(--line)',
  rowHoverColor: 'var(--raised)',
  selectedRowBackgroundColor: 'var(--selected)',
  rowBorder: { color: 'var(--line)', width: 1, style: 'solid' },
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  cellHorizontalPadding: 0,
  fontFamily: 'inherit',
  fontSize: 'inherit',
  spacing: 4,
});
