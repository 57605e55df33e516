import { z } from 'zod';
import { EntityId } from '../rights/entity-id.ts';
import { command } from './command.ts';
import { SharedItem } from './shared-item.ts';

export const itemCommands = {
  /** Keeps a layout or bookmark; `version` is the one that was seen, 0 for a new one. Faults `conflict` (with the row), `not-allowed`. */
  'item.put': command(
    'changes',
    z.object({ item: SharedItem, version: z.number().int().min(0) }),
    z.object({ version: z.number().int() }),
  ),
  'item.remove': command(
    'changes',
    z.object({ itemId: EntityId, version: z.number().int().min(1) }),
    z.object({}).strict(),
  ),
} as const;
