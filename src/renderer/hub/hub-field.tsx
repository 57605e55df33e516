import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly type?: 'text' | 'password';
  readonly hint?: string;
  /** What is wrong with what stands in it. */
  readonly problem?: string;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly maxLength?: number;
  /** Words of people go their own way; accounts and addresses go from left to right. */
  readonly dir?: 'ltr' | 'auto';
  onChange(value: string): void;
}

/** One line of a form. */
export function HubField({
  label,
  name,
  value,
  type = 'text',
  hint,
  problem = '',
  autoFocus = false,
  autoComplete = 'off',
  dir = 'ltr',
  maxLength = 1000,
  onChange,
}: Props) {
  return (
    <TextField
      className="hub-field"
      name={name}
      type={type}
      value={value}
      autoFocus={autoFocus}
      maxLength={maxLength}
      autoComplete={autoComplete}
      isInvalid={problem !== ''}
      onChange={onChange}
    >
      <Label>{label}</Label>
      <Input dir={dir} spellCheck={false} />
      {hint ? (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      ) : null}
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  );
}
