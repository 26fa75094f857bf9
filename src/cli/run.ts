import { CommanderError } from 'commander';
import { TargetError } from '#platform/target/target-error.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { watchStandardOutput } from './output.ts';
import { buildProgram } from './program.ts';
import { say } from './say.ts';

/** Runs one command line; the exit code is the answer. Faults are caught here and nowhere else. */
export async function run(args: readonly string[]): Promise<number> {
  watchStandardOutput(standardOutputFailed);
  const outcome = { exitCode: exitCodes.done as number };
  try {
    await buildProgram(outcome).parseAsync(args, { from: 'user' });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error instanceof UsageError || error instanceof TargetError) {
      say(`muster: ${error.message}\n${error.remedy === undefined ? '' : `  ${error.remedy}\n`}`);
      return exitCodes.usage;
    }
    say(`muster: a fault of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    say('  Please report this with the command you ran. Nothing was sent anywhere.\n');
    return exitCodes.fault;
  }
}

function standardOutputFailed(error: Error): never {
  say(`muster: standard output cannot be written: ${error.message}\n  Write to a file with --output.\n`);
  process.exit(exitCodes.usage);
}
