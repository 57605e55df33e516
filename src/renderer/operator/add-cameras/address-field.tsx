import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DraftFault, DraftField } from './address-draft.ts';

interface Props {
  readonly field: DraftField;
  readonly value: string;
  readonly fault: DraftFault | undefined;
  onChange(value: string): void;
}

/** One field of a camera by address, with what is wrong with it beside it. */
export function AddressField({ field, value, fault, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <TextField
      name={field}
      className={`add-field add-field-${field}`}
      type={field === 'password' ? 'password' : 'text'}
      autoComplete="off"
      value={value}
      isInvalid={fault !== undefined}
      onChange={onChange}
    >
      <Label>{t(`addCameras.label.${field}`)}</Label>
      <Input dir={field === 'name' || field === 'unit' ? 'auto' : 'ltr'} spellCheck={false} />
      <FieldError>{fault ? t(`addCameras.problem.${fault}`) : null}</FieldError>
    </TextField>
  );
}
