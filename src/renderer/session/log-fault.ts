import { faultOf } from '../../shared/base/fault.ts';

/** For calls that are repeated anyway: a core that is away is told by the banner, everything else is logged. */
export function logFault(what: string): (error: unknown) => void {
  return (error) => {
    const fault = faultOf(error);
    if (fault.code === 'disconnected' || fault.code === 'cancelled') return;
    console.error(`${what}: ${fault.code} ${fault.message}`);
  };
}
