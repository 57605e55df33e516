import { faultOf } from '../../../shared/base/fault.ts';
import { layoutsFileText } from '../../../shared/wall/layouts-file.ts';
import type { SavedLayout } from '../../../shared/wall/saved-layout.ts';
import { saveTextFile } from '../../ui/save-text-file.ts';
import { say } from '../desk-acts.ts';
import type { Operator } from '../operator-store.ts';

/** Keeps all saved layouts as a file where the person says. */
export function exportLayouts(operator: Operator, layouts: readonly SavedLayout[]): void {
  saveTextFile(layoutsFileText(layouts), 'vonglau-layouts.json').catch((error: unknown) =>
    say(operator, 'not-writable', faultOf(error).message),
  );
}
