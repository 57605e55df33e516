interface Choice<T extends string> {
  readonly value: T;
  readonly text: string;
  readonly more?: string;
}

interface Props<T extends string> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  onChange(chosen: T[]): void;
}

/** Any of a list, each with room for what it means. */
export function CheckList<T extends string>({ label, choices, chosen, onChange }: Props<T>) {
  return (
    <fieldset className={choices.some(({ more }) => more) ? 'admin-checks' : 'admin-checks short'}>
      <legend>{label}</legend>
      {choices.map(({ value, text, more }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          />
          <span>{text}</span>
          {more ? <span className="quiet">{more}</span> : null}
        </label>
      ))}
    </fieldset>
  );
}
