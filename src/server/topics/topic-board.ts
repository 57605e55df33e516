import { type Disposable, DisposableStore, toDisposable } from '../../shared/base/disposable.ts';
import type { Topic } from '../../shared/hub/topic.ts';
import type { CityState } from '../city/city-state.ts';
import type { VisibleCameras } from '../city/visible-cameras.ts';
import type { CommandQueue } from '../command/command-queue.ts';
import type { HubLogger } from '../log/hub-logger.ts';
import type { Store } from '../storage/store.ts';
import { CameraView } from './camera-view.ts';
import { fillTopicRows } from './fill-topic-rows.ts';
import type { TopicChanges } from './topic-changes.ts';
import { type FollowerDoor, TopicFollower } from './topic-follower.ts';
import { readEnds, type TopicEnds } from './topic-log.ts';

export interface TopicBoardOptions {
  readonly store: Store;
  readonly queue: Pick<CommandQueue, 'onCommitted' | 'change'>;
  readonly city: CityState;
  readonly visible: VisibleCameras;
  readonly log: HubLogger;
  readonly now: () => number;
}

/** Gives each follower what was committed in the topics that it follows, in order and without gaps, as far as its person may have it. */
export class TopicBoard implements Disposable {
  readonly options: TopicBoardOptions;
  readonly cameras: CameraView;
  private readonly ends: Map<Topic, TopicEnds>;
  private readonly followers = new Map<Topic, Set<TopicFollower>>();
  private readonly held = new DisposableStore();

  private constructor(options: TopicBoardOptions, ends: Map<Topic, TopicEnds>) {
    this.options = options;
    this.ends = ends;
    this.cameras = this.held.add(new CameraView(options.visible, options.store.facts.epoch));
    this.held.add(options.queue.onCommitted((changes) => this.tell(changes)));
    this.held.add(options.city.onAccessChanged((personIds) => this.accessChanged(personIds)));
  }

  /** Reads where the logs end. Made before the first change is taken. */
  static async open(options: TopicBoardOptions): Promise<TopicBoard> {
    await options.queue.change(fillTopicRows);
    return new TopicBoard(options, await readEnds(options.store.reader));
  }

  endsOf(topic: Topic): TopicEnds {
    return this.ends.get(topic) ?? { first: 1, last: 0 };
  }

  /** Opens a connection's following. */
  follower(personId: string, door: FollowerDoor): TopicFollower {
    return new TopicFollower(this, personId, door);
  }

  /** Keeps the follower told of a topic until disposed. */
  attend(topic: Topic, follower: TopicFollower): Disposable {
    const set = this.followers.get(topic) ?? new Set();
    this.followers.set(topic, set.add(follower));
    return toDisposable(() => {
      set.delete(follower);
      if (set.size === 0 && this.followers.get(topic) === set) this.followers.delete(topic);
    });
  }

  /** Looks again at what these persons may follow; also for who has become allowed or not by time alone. */
  accessChanged(personIds: readonly string[]): void {
    const persons = new Set(personIds);
    const concerned = new Set<TopicFollower>();
    for (const set of this.followers.values())
      for (const follower of set) if (persons.has(follower.personId)) concerned.add(follower);
    for (const follower of concerned) follower.lookAgain();
  }

  /** What was before is dropped from these logs. */
  logBegins(begins: ReadonlyMap<Topic, number>): void {
    for (const [topic, first] of begins) this.ends.set(topic, { ...this.endsOf(topic), first });
  }

  dispose(): void {
    this.held.dispose();
    this.followers.clear();
  }

  private tell(committed: readonly TopicChanges[]): void {
    for (const { topic, changes } of committed) {
      const last = changes.at(-1)?.offset;
      if (last === undefined) continue;
      this.ends.set(topic, { ...this.endsOf(topic), last });
      for (const follower of this.followers.get(topic) ?? []) follower.committed(topic, changes);
    }
    this.cameras.told();
  }
}
