import { expect, test } from 'vitest';
import { throughOutage } from '../support/database-outage.ts';
import { postgresFolder } from '../support/hub-engines.ts';

test.skipIf(postgresFolder === null)(
  'the database is away for 5 s: what a desk gives is done once, and it notices nothing else',
  { timeout: 120_000 },
  async () => {
    const { given, refusals } = await throughOutage(5000);
    expect(given).toBeGreaterThan(10);
    // A machine that is busy enough makes more than 15 s of it: then commands are refused, by this name and no other.
    for (const code of refusals) expect(code).toBe('database-away');
  },
);
