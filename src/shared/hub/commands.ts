import type { z } from 'zod';
import { accountCommands } from './account-commands.ts';
import { auditCommands } from './audit-commands.ts';
import { bookCommands } from './book-commands.ts';
import { cameraCommands } from './camera-commands.ts';
import { itemCommands } from './item-commands.ts';
import { wallCommands } from './wall-commands.ts';

/** Everything a console may ask of the hub. Both ends are derived from this table. */
export const commands = {
  ...accountCommands,
  ...bookCommands,
  ...cameraCommands,
  ...itemCommands,
  ...wallCommands,
  ...auditCommands,
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<N extends CommandName> = z.input<Commands[N]['input']>;
export type CommandParsed<N extends CommandName> = z.output<Commands[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<Commands[N]['output']>;
