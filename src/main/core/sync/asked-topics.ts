import { ExpectedError } from '../../../shared/base/fault.ts';
import type { HubConnection } from './hub-connection.ts';
import { type ItemOwner, itemTopics } from './shared-items.ts';
import type { TopicMirror } from './topic-mirror.ts';

/** What this desk follows of the hub: always the catalogue and the items of who sits here, and what pages have asked for. */
export class AskedTopics {
  private readonly mirror: TopicMirror;
  private readonly owner: () => ItemOwner | null;
  private readonly asked = new Set<string>();

  constructor(mirror: TopicMirror, owner: () => ItemOwner | null) {
    this.mirror = mirror;
    this.owner = owner;
  }

  /** Of nobody none. */
  all(): ReadonlySet<string> {
    const owner = this.owner();
    if (!owner) return new Set();
    return new Set(['cameras', 'units', ...itemTopics(owner.personId, owner.unitId), ...this.asked]);
  }

  /** The rows of a topic, followed from now on. Throws ExpectedError `hub-away` or `not-allowed`. */
  async rows(topic: string, connection: HubConnection | null) {
    if (!connection?.link.online())
      throw new ExpectedError({ code: 'hub-away', message: 'the hub is not there now' });
    if (!this.all().has(topic)) {
      this.asked.add(topic);
      await connection.followTopics();
    }
    if (connection.isRefused(topic))
      throw new ExpectedError({ code: 'not-allowed', message: `no right to follow ${topic}` });
    return this.mirror.rows(topic);
  }

  /** What the pages of somebody else had asked for. */
  forget(): void {
    this.asked.clear();
  }
}
