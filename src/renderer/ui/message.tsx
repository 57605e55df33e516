import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

/** A calm statement in the middle of an empty place: what is so, what it means, what to do next. */
export function Message(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly next?: string;
}) {
  return (
    <div className="message">
      <Icon name={props.icon} />
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.next ? <p className="message-next">{props.next}</p> : null}
    </div>
  );
}
