import type { Socket } from 'socket.io-client';
import { demoPassword } from '../../src/server/demo/demo-accounts.ts';
import { connected, TestConsole } from '../../src/server/test-console.ts';
import type { ConsoleToHub, HubToConsole } from '../../src/shared/hub/hub-events.ts';
import type { RunningHub } from './run-hub.ts';

/** A console with somebody at it, connected. */
export interface SeatedConsole {
  readonly console: TestConsole;
  readonly socket: Socket<HubToConsole, ConsoleToHub>;
  readonly token: string;
}

/** So many at once sign in: more would only wait for each other. */
const atOnce = 32;

/** Enrols and signs in so many consoles, all by one account. */
export async function seatConsoles(
  hub: RunningHub,
  account: string,
  count: number,
): Promise<SeatedConsole[]> {
  const seated: SeatedConsole[] = [];
  let begun = 0;
  const seat = async () => {
    while (begun < count) {
      begun += 1;
      const console = new TestConsole(hub);
      await console.enrol();
      const { token } = await console.signIn(account, demoPassword);
      const socket = await console.socket(token);
      await connected(socket);
      seated.push({ console, socket, token });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, seat));
  return seated;
}
