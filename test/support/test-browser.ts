import { type Browser, chromium } from 'playwright-core';
import { findOnPath, isProgram } from '../../build/find-program.mjs';
import { findChromium } from '../../src/main/kiosk/chromium-find.ts';

/**
 * Starts the browser in which pages are tested: Chromium's headless shell where it is installed, which is the same engine without a window of
 * its own around each page and half the work; else the Chromium that the kiosk drives. VONGLAU_TEST_BROWSER names another.
 */
export async function launchTestBrowser(args: readonly string[] = []): Promise<Browser> {
  const executablePath = await testBrowserPath();
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...args] });
}

async function testBrowserPath(): Promise<string> {
  const wanted = process.env.VONGLAU_TEST_BROWSER;
  if (wanted === undefined)
    return findOnPath(['chromium-headless-shell']) ?? (await findChromium(undefined)).path;
  if (!isProgram(wanted)) throw new Error(`VONGLAU_TEST_BROWSER=${wanted} is not a program`);
  return wanted;
}
