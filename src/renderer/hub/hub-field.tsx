import { Input, Label, Text, TextField } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly type?: 'text' | 'password';
  readonly hint?: string;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  onChange(value: string): void;
}

/** One line of a form. */
export function HubField({
  label,
  name,
  value,
  type = 'text',
  hint,
  autoFocus = false,
  autoComplete = 'off',
  onChange,
}: Props) {
  return (
    <TextField
      className="hub-field"
      name={name}
      type={type}
      value={value}
      autoFocus={autoFocus}
      autoComplete={autoComplete}
      onChange={onChange}
    >
      <Label>{label}</Label>
      <Input dir="ltr" spellCheck={false} />
      {hint ? (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      ) : null}
    </TextField>
  );
}
