import { useTranslation } from 'react-i18next';
import { HubField } from '../../hub/hub-field.tsx';
import { type Choice, SelectField } from '../fields/select-field.tsx';
import { useCameraForm } from './camera-form-context.ts';
import type { CameraField, CameraText } from './camera-text.ts';

/** Fields that hold what was typed. */
type TypedField = {
  [F in CameraField]: string extends CameraText[F] ? F : never;
}[CameraField];

interface TypedProps {
  readonly field: TypedField;
  readonly hint?: string;
  /** Words of people go their own way. */
  readonly words?: boolean;
  readonly autoFocus?: boolean;
}

/** A field of a camera's record that is typed. */
export function TypedCameraField({ field, hint, words = false, autoFocus = false }: TypedProps) {
  const { t } = useTranslation();
  const { row, problem, change } = useCameraForm();
  return (
    <HubField
      label={t(`admin.cameras.field.${field}`)}
      name={field}
      value={row[field]}
      dir={words ? 'auto' : 'ltr'}
      autoFocus={autoFocus}
      problem={problem(field)}
      {...(hint === undefined ? {} : { hint })}
      onChange={(value) => change({ [field]: value })}
    />
  );
}

/** Fields that hold one of a list. */
type ChosenField = Exclude<CameraField, 'sectorIds' | 'usingUnitIds'>;

interface ChosenProps<F extends ChosenField> {
  readonly field: F;
  readonly choices: readonly (Choice & { readonly value: CameraText[F] })[];
  readonly hint?: string;
}

/** A field of a camera's record that is chosen. */
export function ChosenCameraField<F extends ChosenField>({ field, choices, hint = '' }: ChosenProps<F>) {
  const { t } = useTranslation();
  const { row, problem, change } = useCameraForm();
  const value: string = row[field];
  const name: CameraField = field;
  const shown =
    value === '' && !choices.some((choice) => choice.value === '')
      ? [{ value: '', text: t('admin.grants.choose') }, ...choices]
      : choices;
  return (
    <SelectField
      label={t(`admin.cameras.field.${name}`)}
      value={value}
      choices={shown}
      hint={hint}
      problem={problem(field)}
      onChange={(chosen) => change({ [field]: chosen })}
    />
  );
}
