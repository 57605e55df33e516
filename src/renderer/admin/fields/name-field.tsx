import { HubField } from '../../hub/hub-field.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  /** A new thing begins with its name. */
  readonly isNew: boolean;
  onChange(name: string): void;
}

/** What something is called. */
export function NameField({ label, value, isNew, onChange }: Props) {
  return (
    <HubField label={label} name="name" value={value} dir="auto" autoFocus={isNew} onChange={onChange} />
  );
}
