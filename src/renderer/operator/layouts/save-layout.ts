import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CallInput } from '../../../shared/contract/calls.ts';
import type { ItemScope } from '../../../shared/hub/shared-item.ts';
import { shareLayout } from '../../hub/share-layout.ts';
import { say } from '../desk-acts.ts';
import type { Operator } from '../operator-store.ts';

/** A layout to keep: with the id of the one it takes the place of, or null for a new one. */
export type LayoutToSave = CallInput<'layouts.save'>['layout'];

/** Has the core keep a layout and tells under the wall that it did; `scope` gives it to others as well. The fault is for the caller to show. */
export async function saveLayout(
  operator: Operator,
  layout: LayoutToSave,
  scope?: ItemScope['kind'],
): Promise<{ id: string; fault: null } | { id: null; fault: Fault }> {
  try {
    const { id } = await operator.session.bridge.call('layouts.save', { layout });
    if (scope) shareLayout(operator, { ...layout, id }, scope);
    say(operator, 'layout-saved', layout.name);
    return { id, fault: null };
  } catch (error) {
    return { id: null, fault: faultOf(error) };
  }
}
