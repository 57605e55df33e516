import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from '../../shared/base/fault.ts';
import { AccountPolicy } from '../accounts/account-policy.ts';

/** What a city may set in `hub.json` of the data folder; everything has a value of its own. */
export const HubSettings = z
  .object({
    /** As consoles show it. */
    name: z.string().trim().min(1).max(200).default('Vọng Lâu'),
    accounts: AccountPolicy.prefault({}),
    /** How long a console that lost the hub decides from its last signed snapshot. */
    rightsHours: z.number().min(0.01).max(168).default(12),
    ticketHours: z.number().min(0.01).max(168).default(12),
    /** Commands of one session. */
    commandsPerSecond: z.number().min(1).max(100_000).default(50),
    commandsAtOnce: z.number().int().min(1).max(1_000_000).default(300),
    /** Requests and new connections from one address: a city's consoles behind one address translation come back all at once, each with two. */
    requestsPerSecond: z.number().min(1).max(100_000).default(200),
    requestsAtOnce: z.number().int().min(1).max(1_000_000).default(4000),
    mostConsoles: z.number().int().min(1).max(100_000).default(10_000),
    /** Names and addresses besides this machine's own under which consoles reach the hub. */
    serverNames: z.array(z.string().min(1).max(253)).max(50).default([]),
  })
  .strict();
export type HubSettings = z.infer<typeof HubSettings>;

export const usualSettings: HubSettings = HubSettings.parse({});

/** Reads `hub.json`; without one everything is as usual. Throws ExpectedError `settings-bad` naming what cannot be. */
export function readSettings(dataDirectory: string): HubSettings {
  const path = join(dataDirectory, 'hub.json');
  if (!existsSync(path)) return usualSettings;
  try {
    return HubSettings.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new ExpectedError({
      code: 'settings-bad',
      message: `The settings cannot be used: ${path}`,
      detail: error instanceof z.ZodError ? z.prettifyError(error) : String(error),
    });
  }
}
