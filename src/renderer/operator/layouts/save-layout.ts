import { type Fault, faultOf } from '../../../shared/base/fault.ts';
import type { CallInput } from '../../../shared/contract/calls.ts';
import { pageTimeMs } from '../../session/page-time.ts';
import type { Operator } from '../operator-store.ts';
import { layoutQuestions } from './layout-questions.ts';

/** A layout to keep: with the id of the one it takes the place of, or null for a new one. */
export type LayoutToSave = CallInput<'layouts.save'>['layout'];

const toldForMs = 6000;

/** Has the core keep a layout and tells beside the display that it did. The fault is for the caller to show. */
export async function saveLayout(
  operator: Operator,
  displayId: string,
  layout: LayoutToSave,
): Promise<{ id: string; fault: null } | { id: null; fault: Fault }> {
  try {
    const { id } = await operator.session.bridge.call('layouts.save', { layout });
    const saved = { displayId, name: layout.name, untilMs: pageTimeMs() + toldForMs };
    layoutQuestions(operator).setState({ saved });
    return { id, fault: null };
  } catch (error) {
    return { id: null, fault: faultOf(error) };
  }
}
