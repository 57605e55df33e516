import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The script that a page must have loaded before it is asked. */
export const axeScript = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds that keeps somebody from using the page: rule, then the elements. */
export async function axeFaults(open: Page): Promise<string[]> {
  const { violations } = await open.evaluate(async () => {
    const runner: unknown = Reflect.get(globalThis, 'axe');
    // The script of axe-core put it there.
    // Of what passes, one element per rule is enough.
    return (runner as { run(options: RunOptions): Promise<AxeResults> }).run({ resultTypes: ['violations'] });
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
}
