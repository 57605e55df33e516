import { ask, say } from '../operator/desk-acts.ts';
import type { Operator } from '../operator/operator-store.ts';

/** Takes back what another desk put on this wall; who put it there is told. */
export function undoPush(
  operator: Operator,
  push: { readonly id: string; readonly byName: string },
  then?: () => void,
): void {
  ask(operator, 'push.undo', { pushId: push.id }, () => {
    say(operator, 'push-undone', push.byName);
    then?.();
  });
}

/** The newest that has not been taken back. False when there is none. */
export function undoNewestPush(operator: Operator): boolean {
  const newest = operator.hub.store.getState().pushes.find(({ undone }) => !undone);
  if (newest) undoPush(operator, newest);
  return newest !== undefined;
}
