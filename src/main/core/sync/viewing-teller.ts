import type { CommandInput } from '../../../shared/hub/commands.ts';

type ViewingEvent = CommandInput<'viewing.tell'>['events'][number];

/** Beginnings and ends are told together: a layout of 64 tiles is one command. */
const gatherMs = 2000;
const mostAtOnce = 1000;

/** Tells the hub who watched what from when until when (Art. 12.6); while the hub is away it waits with the other changes. */
export class ViewingTeller {
  private readonly send: (events: ViewingEvent[]) => void;
  private readonly hubNow: () => number;
  private events: ViewingEvent[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(send: (events: ViewingEvent[]) => void, hubNow: () => number) {
    this.send = send;
    this.hubNow = hubNow;
  }

  tell(cameraId: string, phase: 'started' | 'ended'): void {
    this.events.push({ cameraId, right: 'view', phase, atMs: Math.round(this.hubNow()) });
    this.timer ??= setTimeout(() => this.flush(), gatherMs);
  }

  /** Whoever sits here changes: what was seen so far is theirs. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { events } = this;
    this.events = [];
    for (let at = 0; at < events.length; at += mostAtOnce) this.send(events.slice(at, at + mostAtOnce));
  }

  dispose(): void {
    this.flush();
  }
}
