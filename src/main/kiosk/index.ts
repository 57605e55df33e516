import { ExpectedError } from '../../shared/base/fault.ts';
import { expectedExitCode } from '../core/startup/restart-rule.ts';
import { kioskUsage, parseKioskArguments } from './arguments.ts';
import { supervise } from './supervise.ts';

const args = process.argv.slice(2);
try {
  const wanted = parseKioskArguments(args);
  if (wanted === 'help') process.stdout.write(`${kioskUsage}\n`);
  else process.exitCode = await supervise(args);
} catch (error) {
  if (!(error instanceof ExpectedError)) throw error;
  process.stderr.write(`${error.fault.message}\n`);
  process.exitCode = expectedExitCode;
}
