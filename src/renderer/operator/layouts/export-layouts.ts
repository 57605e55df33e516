import { layoutsFileText } from '../../../shared/wall/layouts-file.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';

/** Has the browser keep all saved layouts as a file. */
export function exportLayouts(layouts: readonly SavedLayout[]): void {
  const url = URL.createObjectURL(new Blob([layoutsFileText(layouts)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'vonglau-layouts.json';
  link.click();
  // The download has its own hold on the bytes once it has begun, which is after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
