import type { Disposable } from '../../shared/base/disposable.ts';
import type { Change, Topic, TopicAnswer, TopicPlace } from '../../shared/hub/topic.ts';
import type { Access } from '../../shared/rights/access.ts';
import { logError } from '../log/log-error.ts';
import { mayFollow } from './may-follow.ts';
import type { TopicBoard } from './topic-board.ts';
import { changesSince } from './topic-log.ts';

/** How a connection hears of its topics. */
export interface FollowerDoor {
  changes(topic: Topic, epoch: string, changes: readonly Change[]): void;
  retake(topic: Topic): void;
}

interface Followed {
  readonly topic: Topic;
  epoch: string;
  /** Offset up to which everything has been told. */
  told: number;
  catchingUp: boolean;
  readonly attending: Disposable;
}

/** Who is behind by more than this takes a snapshot, which is smaller. */
const mostBehind = 5000;
const page = 500;

/** What one connection follows. */
export class TopicFollower implements Disposable {
  readonly personId: string;
  private readonly board: TopicBoard;
  private readonly door: FollowerDoor;
  private readonly followed = new Map<Topic, Followed>();

  constructor(board: TopicBoard, personId: string, door: FollowerDoor) {
    this.board = board;
    this.personId = personId;
    this.door = door;
  }

  /** Follows these topics from now on, instead of those before. `start` after the answer is sent: what is missed since the places given comes then. */
  follow(places: readonly TopicPlace[]): { readonly topics: TopicAnswer[]; start(): void } {
    this.leave();
    const access = this.access();
    const topics = places.map((place) => this.begin(place, access));
    return {
      topics,
      start: () => {
        for (const followed of this.followed.values()) this.catchUp(followed);
      },
    };
  }

  /** Told by the board, in the order of commits. */
  committed(topic: Topic, changes: readonly Change[]): void {
    const followed = this.followed.get(topic);
    const first = changes[0]?.offset;
    if (!followed || followed.catchingUp || first === undefined) return;
    const access = this.access();
    const nowMs = this.now();
    if (!access || !mayFollow(access, topic, nowMs)) {
      this.drop(followed);
      return;
    }
    if (first !== followed.told + 1) {
      this.catchUp(followed);
      return;
    }
    const shown = topic === 'cameras' ? this.board.cameras.fresh(changes, access, nowMs) : changes;
    this.tell(followed, shown);
  }

  /** The person's rights are others now: what is no longer theirs ends, and whose view is another as a whole is taken anew. */
  lookAgain(): void {
    const access = this.access();
    const nowMs = this.now();
    for (const followed of [...this.followed.values()]) {
      const { topic } = followed;
      if (!access || !mayFollow(access, topic, nowMs)) {
        this.drop(followed);
        continue;
      }
      const epoch = this.epochOf(topic, access);
      if (epoch === followed.epoch) continue;
      followed.epoch = epoch;
      this.door.retake(topic);
    }
  }

  dispose(): void {
    this.leave();
  }

  private begin({ topic, epoch: had, offset }: TopicPlace, access: Access | null): TopicAnswer {
    if (!access || !mayFollow(access, topic, this.now()))
      return { topic, epoch: '', mode: 'refused', offset: 0 };
    const epoch = this.epochOf(topic, access);
    const { first, last } = this.board.endsOf(topic);
    const goesOn = had === epoch && offset <= last && offset >= first - 1 && last - offset <= mostBehind;
    const told = goesOn ? offset : last;
    this.followed.get(topic)?.attending.dispose();
    this.followed.set(topic, {
      topic,
      epoch,
      told,
      // Until `start`: the answer goes before the first change.
      catchingUp: true,
      attending: this.board.attend(topic, this),
    });
    return { topic, epoch, mode: goesOn ? 'changes' : 'snapshot', offset: told };
  }

  /** Reads from the log what was not told, until nothing is missing; meanwhile commits need not be told. */
  private catchUp(followed: Followed): void {
    followed.catchingUp = true;
    this.readOn(followed)
      .catch((error: unknown) => {
        logError(this.board.options.log, 'topic.catch-up-failed', error);
        // The console takes everything anew when the database answers again.
        if (this.isFollowed(followed)) this.door.retake(followed.topic);
        followed.told = this.board.endsOf(followed.topic).last;
      })
      .finally(() => {
        followed.catchingUp = false;
        if (this.isFollowed(followed) && followed.told < this.board.endsOf(followed.topic).last)
          this.catchUp(followed);
      });
  }

  private async readOn(followed: Followed): Promise<void> {
    const { topic } = followed;
    const db = this.board.options.store.reader;
    while (this.isFollowed(followed) && followed.told < this.board.endsOf(topic).last) {
      const changes = await changesSince(db, { topic, offset: followed.told, limit: page });
      const access = this.access();
      const nowMs = this.now();
      if (!access || !mayFollow(access, topic, nowMs)) {
        this.drop(followed);
        return;
      }
      const epoch = followed.epoch;
      const shown =
        topic === 'cameras' ? await this.board.cameras.past(db, changes, { access, nowMs }) : changes;
      // While it was read the view became another: what was read is of the view before.
      if (epoch !== followed.epoch) continue;
      if (shown[0]?.offset !== followed.told + 1) {
        followed.told = this.board.endsOf(topic).last;
        if (this.isFollowed(followed)) this.door.retake(topic);
        return;
      }
      this.tell(followed, shown);
    }
  }

  private tell(followed: Followed, changes: readonly Change[]): void {
    const last = changes.at(-1);
    if (!last || !this.isFollowed(followed)) return;
    followed.told = last.offset;
    this.door.changes(followed.topic, followed.epoch, changes);
  }

  private drop(followed: Followed): void {
    if (!this.isFollowed(followed)) return;
    followed.attending.dispose();
    this.followed.delete(followed.topic);
    this.door.retake(followed.topic);
  }

  private leave(): void {
    for (const { attending } of this.followed.values()) attending.dispose();
    this.followed.clear();
  }

  private isFollowed(followed: Followed): boolean {
    return this.followed.get(followed.topic) === followed;
  }

  private epochOf(topic: Topic, access: Access): string {
    return topic === 'cameras'
      ? this.board.cameras.epochOf(access, this.now())
      : this.board.options.store.facts.epoch;
  }

  private access(): Access | null {
    return this.board.options.city.accessOf(this.personId);
  }

  private now(): number {
    return this.board.options.now();
  }
}
