import { useId } from 'react';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly hint?: string;
  /** What is wrong with the choice. */
  readonly problem?: string;
  onChange(value: string): void;
}

/** One of a list. A value that is not in the list is shown as it is. */
export function SelectField({ label, value, choices, hint = '', problem = '', onChange }: Props) {
  const id = useId();
  const known = choices.some((choice) => choice.value === value);
  return (
    <div className="hub-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-said`}
        onChange={({ target }) => onChange(target.value)}
      >
        {known ? null : <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
      <span id={`${id}-said`} className={problem === '' ? 'quiet' : 'field-problem'}>
        {problem === '' ? hint : problem}
      </span>
    </div>
  );
}
