import { Label, Radio, RadioGroup } from 'react-aria-components';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly choices: readonly { readonly value: T; readonly text: string; readonly more?: string }[];
  readonly autoFocus?: boolean;
  onChoose(value: T): void;
}

/** One of several, each a line with room for what there is to say about it. */
export function ChoiceList<T extends string>({
  label,
  value,
  choices,
  autoFocus = false,
  onChoose,
}: Props<T>) {
  return (
    <RadioGroup
      className="hub-choices"
      value={value}
      onChange={(chosen) => {
        const one = choices.find((choice) => choice.value === chosen);
        if (one) onChoose(one.value);
      }}
    >
      <Label>{label}</Label>
      {choices.map((choice, index) => (
        <Radio
          key={choice.value}
          value={choice.value}
          className="hub-choice"
          autoFocus={autoFocus && (value === null ? index === 0 : choice.value === value)}
        >
          <span className="hub-choice-dot" aria-hidden="true" />
          <span>{choice.text}</span>
          {choice.more ? <span className="quiet">{choice.more}</span> : null}
        </Radio>
      ))}
    </RadioGroup>
  );
}
