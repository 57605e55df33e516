import { z } from 'zod';

/**
 * What a person may be allowed to do, each given on its own: view is not replay, and neither is control (Art. 3.7, 9.3). `push` puts a camera or
 * layout on another desk's wall; `administer` changes units, roles, accounts and the catalogue; `audit` searches and exports the log.
 */
export const rights = [
  'view',
  'replay',
  'ptz',
  'takeover',
  'bookmark',
  'incident',
  'export',
  'share',
  'push',
  'administer',
  'audit',
] as const;

export const Right = z.enum(rights);
export type Right = z.infer<typeof Right>;
