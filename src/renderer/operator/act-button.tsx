import { Button } from 'react-aria-components';
import type { PlainAct } from './keys/operator-act.ts';
import { useChord } from './keys/use-chord.ts';
import { useOperator } from './operator-context.ts';
import { perform } from './perform.ts';

interface Props {
  readonly act: PlainAct;
  readonly words: string;
  readonly isDisabled?: boolean;
}

/** A button that does what a key does, and shows that key. */
export function ActButton({ act, words, isDisabled = false }: Props) {
  const operator = useOperator();
  const key = useChord(act);
  return (
    <Button className="act-button" isDisabled={isDisabled} onPress={() => perform(operator, { act })}>
      <span>{words}</span> {key === '' ? null : <kbd>{key}</kbd>}
    </Button>
  );
}
