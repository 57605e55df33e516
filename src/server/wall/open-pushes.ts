/** Who pushed what to which desk. */
export interface OpenPush {
  readonly pushId: string;
  readonly byConsoleId: string;
  readonly toConsoleId: string;
}

/** So many pushes can still be undone; older ones are forgotten. */
const mostKept = 10_000;

/** The pushes that a desk may undo, so that whoever pushed is told. In memory: with the hub's restart they can no longer be undone for others to hear. */
export class OpenPushes {
  private readonly byId = new Map<string, OpenPush>();

  add(push: OpenPush): void {
    this.byId.set(push.pushId, push);
    if (this.byId.size <= mostKept) return;
    const [oldest] = this.byId.keys();
    if (oldest !== undefined) this.byId.delete(oldest);
  }

  get(pushId: string): OpenPush | undefined {
    return this.byId.get(pushId);
  }

  close(pushId: string): void {
    this.byId.delete(pushId);
  }
}
