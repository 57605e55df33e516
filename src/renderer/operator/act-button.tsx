import { Button } from 'react-aria-components';
import type { PlainAct } from './keys/operator-act.ts';
import { useChord } from './keys/use-chord.ts';
import { useOperator } from './operator-context.ts';
import { perform } from './perform.ts';

/** A button that does what a key does, and shows that key. */
export function ActButton({ act, words }: { act: PlainAct; words: string }) {
  const operator = useOperator();
  const key = useChord(act);
  return (
    <Button className="act-button" onPress={() => perform(operator, { act })}>
      <span>{words}</span> {key === '' ? null : <kbd>{key}</kbd>}
    </Button>
  );
}
