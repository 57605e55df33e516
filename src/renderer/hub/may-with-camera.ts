import type { Right } from '../../shared/rights/right.ts';
import { createI18n } from '../i18n/i18n.ts';
import { say } from '../operator/desk-acts.ts';
import type { Operator } from '../operator/operator-store.ts';
import { decideHere } from './camera-rights.ts';

/** Does something with a camera if who sits here may; a refusal is said under the wall. Without a hub: at once. */
export function mayWithCamera(operator: Operator, right: Right, cameraId: string, act: () => void): void {
  const { hub, session } = operator;
  if (hub.store.getState().view.link === 'none') {
    act();
    return;
  }
  void hub.scopeOf(cameraId).then((scope) => {
    if (scope === undefined) return;
    const decision = decideHere(hub.store.getState(), scope, right, Date.now());
    if (decision === null || decision.allowed) act();
    else {
      const { t } = createI18n(session.store.getState().preferences.language);
      say(operator, 'not-allowed', t(`hub.because.${decision.because}`));
    }
  });
}
