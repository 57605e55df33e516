// @ts-check

/** A foreseen end: its message is all the person needs to see; empty when it was said already. */
export class StopHere extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a program's main function: a StopHere is printed without a stack, anything else with it; both end non-zero.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof StopHere)) console.error(error);
    else if (error.message !== '') process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof StopHere ? error.exitCode : 1;
  }
}
