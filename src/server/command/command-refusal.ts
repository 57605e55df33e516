import { ExpectedError, type Fault } from '../../shared/base/fault.ts';

/** Thrown by a handler to refuse a command with a named fault; with `conflict`, `current` is the row as the hub has it. */
export class CommandRefusal extends ExpectedError {
  readonly current: unknown;

  constructor(fault: Fault, current?: unknown) {
    super(fault);
    this.current = current;
  }
}
