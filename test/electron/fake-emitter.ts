import { declared } from './electron-declarations.ts';

type Listener = (...args: never[]) => unknown;

/** Events as Electron's objects have them; one that electron.d.ts does not declare for the class can neither be heard nor fired. */
export class FakeEmitter {
  private readonly name: string;
  private readonly listeners = new Map<string, Listener[]>();

  constructor(name: string) {
    this.name = name;
  }

  on(event: string, listener: Listener): this {
    this.check(event);
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    return this;
  }

  once(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  /** Fires it as Electron would; true if somebody prevented what follows by default. `params` are what Electron puts onto the event. */
  fire(event: string, params: object = {}, ...args: unknown[]): boolean {
    const { given, prevented } = preventable(params);
    this.fireBare(event, given, ...args);
    return prevented();
  }

  /** Fires one whose first argument is no event. */
  fireBare(event: string, ...args: unknown[]): void {
    this.check(event);
    for (const listener of this.listeners.get(event) ?? []) listener(...(args as never[]));
  }

  private check(event: string): void {
    if (!declared(this.name).events.has(event)) throw new Error(`${this.name} has no event ${event}`);
  }
}

function preventable(params: object): { given: object; prevented: () => boolean } {
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  return { given: { ...params, preventDefault }, prevented: () => prevented };
}
