import { expect, test } from 'vitest';
import { throughOutage } from '../support/database-outage.ts';
import { postgresFolder } from '../support/hub-engines.ts';

test.skipIf(postgresFolder === null)(
  'the database is away for 60 s: a desk is told so, goes on, and what it sends again is done once',
  { timeout: 300_000 },
  async () => {
    const { given, refusals } = await throughOutage(60_000);
    expect(given).toBeGreaterThan(150);
    expect([...refusals]).toEqual(['database-away']);
  },
);
