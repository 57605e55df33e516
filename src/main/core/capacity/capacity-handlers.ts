import type { CallHandlers } from '../serve/control-sockets.ts';
import type { CapacityService } from './capacity-service.ts';

type CapacityCalls = 'capacity.get' | 'capacity.measure' | 'capacity.cancel' | 'decode.measured';

/** The core's answers to the calls about the machine's capacity. `capacity.measure` is answered when the measurement has begun: its end comes with the view. */
export function capacityHandlers(
  service: Pick<CapacityService, 'view' | 'begin' | 'cancel' | 'measured'>,
): Pick<CallHandlers, CapacityCalls> {
  return {
    'capacity.get': () => service.view(),
    'capacity.measure': () => {
      service.begin();
      return {};
    },
    'capacity.cancel': () => {
      service.cancel();
      return {};
    },
    'decode.measured': (answer, caller) => {
      service.measured(answer, caller.windowId);
      return {};
    },
  };
}
