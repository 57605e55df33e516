import type { Change, Topic } from '../../shared/hub/topic.ts';

/** What one commit changed in a topic, in the order of offsets. The rows are everybody's: what a person may have of them is TopicView's to say. */
export interface TopicChanges {
  readonly topic: Topic;
  readonly changes: readonly Change[];
}
