import type { Fault } from '../../../shared/base/fault.ts';
import { type SaidCode, saidCodes } from '../operator-store.ts';

/** The fault's own words where it has some, else those for any refusal. */
export function saidCode({ code }: Fault): SaidCode {
  return saidCodes.find((one) => one === code) ?? 'call-failed';
}
