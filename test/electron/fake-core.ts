import { coreCalls, mainCalls } from '../../src/main/core/remote-host/host-calls.ts';
import { connectWire, type Wire } from '../../src/main/core/remote-host/wire.ts';
import type { UnsavedWork } from '../../src/main/core/work-in-hand.ts';
import type { FakeChild } from './fake-electron.ts';

/** The core's end of a fake utility process: asks the main process, and keeps what that told it. */
export interface FakeCore {
  readonly main: Wire<typeof mainCalls>;
  /** What the main process said, oldest first. */
  readonly told: { name: keyof typeof coreCalls; input: unknown }[];
  /** What the core says is unsaved. */
  unsaved: UnsavedWork[];
  exit(code: number): void;
}

export function fakeCoreOf(child: FakeChild): FakeCore {
  const told: FakeCore['told'] = [];
  const tell = (name: keyof typeof coreCalls) => (input: unknown) => void told.push({ name, input });
  const core: FakeCore = {
    main: connectWire(
      {
        post: (message) => child.fireBare('message', message),
        onMessage: (listener) => child.onPosted(listener),
      },
      {
        mine: coreCalls,
        theirs: mainCalls,
        handlers: {
          'displays.changed': tell('displays.changed'),
          'window.gone': tell('window.gone'),
          'files.open': tell('files.open'),
          woke: tell('woke'),
          end: tell('end'),
          unsaved: () => core.unsaved,
        },
      },
    ),
    told,
    unsaved: [],
    exit: (code) => child.fireBare('exit', code),
  };
  return core;
}
