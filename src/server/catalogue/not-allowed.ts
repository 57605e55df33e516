import type { Decision } from '../../shared/rights/decision.ts';
import { CommandRefusal } from '../command/command-refusal.ts';

/** The refusal of something that the rules do not allow; `detail` is the rules' reason. */
export function notAllowed({ because }: Decision): CommandRefusal {
  return new CommandRefusal({ code: 'not-allowed', message: 'This is not allowed.', detail: because });
}
