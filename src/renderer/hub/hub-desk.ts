import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Disposable, DisposableStore } from '../../shared/base/disposable.ts';
import { ExpectedError, type Fault, faultOf } from '../../shared/base/fault.ts';
import {
  type DeskAccess,
  type HubView,
  type ItemView,
  noHub,
  type PushView,
} from '../../shared/contract/hub-view.ts';
import type { CommandAnswer } from '../../shared/hub/command.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
} from '../../shared/hub/commands.ts';
import { type Access, accessOf } from '../../shared/rights/access.ts';
import type { CameraScope } from '../../shared/rights/camera-scope.ts';
import { onConnected } from '../session/on-connected.ts';
import type { Session } from '../session/session-store.ts';

/** What this desk knows of the hub. `access` is resolved from the book that came with it; null: nobody is signed in, or there is no hub. */
export interface HubState {
  readonly view: HubView;
  readonly known: boolean;
  readonly access: Access | null;
  readonly accessExpired: boolean;
  readonly items: readonly ItemView[];
  readonly pushes: readonly PushView[];
}

/** Thrown by `command` when somebody else was faster: the row as the hub has it now. */
export class ConflictError extends ExpectedError {
  readonly current: unknown;

  constructor(fault: Fault, current: unknown) {
    super(fault);
    this.current = current;
  }
}

/** The desk's part of the hub: what the core tells of it, and what is asked of it. */
export class HubDesk implements Disposable {
  readonly store: StoreApi<HubState>;
  private readonly session: Session;
  private readonly held = new DisposableStore();

  constructor(session: Session) {
    this.session = session;
    this.store = createStore<HubState>(() => ({
      view: noHub,
      known: false,
      access: null,
      accessExpired: false,
      items: [],
      pushes: [],
    }));
    const { bridge } = session;
    this.held.add(bridge.on('hub.changed', (view) => this.store.setState({ view })));
    this.held.add(bridge.on('hub.access', ({ access }) => this.store.setState(accessState(access))));
    this.held.add(bridge.on('items.changed', ({ items }) => this.store.setState({ items })));
    this.held.add(bridge.on('pushes.changed', ({ pushes }) => this.store.setState({ pushes })));
    this.held.add(onConnected(session, () => void this.read()));
  }

  /** A command of the hub's own table. Throws ExpectedError with the hub's fault (`hub-away` when it is not there), ConflictError. */
  async command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    const answer: CommandAnswer = await this.session.bridge.call('hub.command', { name, input });
    if (!answer.ok) {
      if (answer.fault.code === 'conflict') throw new ConflictError(answer.fault, answer.current);
      throw new ExpectedError(answer.fault);
    }
    // Parsed by the schema of that very command.
    return commands[name].output.parse(answer.output) as CommandOutput<N>;
  }

  /** What the rules need to know of a camera: null when this person may not know of it, undefined when the core does not answer. */
  async scopeOf(cameraId: string): Promise<CameraScope | null | undefined> {
    try {
      return (await this.session.bridge.call('hub.camera-scope', { cameraId })).scope;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== 'disconnected') console.error(`hub.camera-scope: ${fault.code} ${fault.message}`);
      return undefined;
    }
  }

  dispose(): void {
    this.held.dispose();
  }

  private async read(): Promise<void> {
    try {
      const { view, access, items, pushes } = await this.session.bridge.call('hub.get', {});
      this.store.setState({ view, known: true, items, pushes, ...accessState(access) });
    } catch (error) {
      const fault = faultOf(error);
      if (fault.code !== 'disconnected') console.error(`hub.get: ${fault.code} ${fault.message}`);
    }
  }
}

function accessState(access: DeskAccess | null): Pick<HubState, 'access' | 'accessExpired'> {
  if (!access) return { access: null, accessExpired: false };
  return { access: accessOf(access.book, access.personId), accessExpired: access.expired };
}
