import { useId } from 'react';
import { dateText, msOfDate } from '../date-text.ts';

interface Props {
  readonly label: string;
  readonly valueMs: number | null;
  onChange(valueMs: number | null): void;
}

/** A day; empty for none. */
export function DateField({ label, valueMs, onChange }: Props) {
  const id = useId();
  return (
    <div className="hub-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={dateText(valueMs)}
        onChange={({ target }) => onChange(msOfDate(target.value))}
      />
    </div>
  );
}
