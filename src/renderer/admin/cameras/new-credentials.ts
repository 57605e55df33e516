import type { CommandInput } from '../../../shared/hub/commands.ts';

/** What a camera asks for, as it was typed just now: what the hub keeps is never shown. */
export interface NewCredentials {
  readonly userName: string;
  readonly password: string;
  /** The camera asks for nothing any more. */
  readonly forget: boolean;
}

export const keepCredentials: NewCredentials = { userName: '', password: '', forget: false };

/** As `camera.put` takes them: null for those that the hub has. */
export function credentialsToPut({
  userName,
  password,
  forget,
}: NewCredentials): CommandInput<'camera.put'>['credentials'] {
  if (forget) return { userName: '', password: '' };
  return userName === '' && password === '' ? null : { userName, password };
}
