import type { Command } from 'commander';
import type { Outcome } from './program.ts';

/** `muster license detect`. */
export function addLicenseCommands(license: Command, outcome: Outcome): void {
  license
    .command('detect')
    .summary('say which licences files name or hold, and where')
    .description('Finds full texts, notices, SPDX tags, names, addresses and fields of manifests, and composes them to one SPDX expression for each file.\nDirectories are walked. Paths come from standard input, one a line, when no FILE is named.')
    .argument('[file...]', 'files and directories')
    .option('-f, --format <name>', 'table, json or jsonl; default: what the name of --output says, else table')
    .option('--jsonl', 'one line of JSON for each file: {"file", "expression", "matches", …}', false)
    .option('-o, --output <file>', 'write to a file')
    .option('--explain', 'show texts beside their reference, with differences', false)
    .option('--copyrights', 'find copyright statements and authors too', false)
    .option('--jobs <n>', 'threads; default: as many as there are cores')
    .option('--strict', 'exit 3 when a file could not be read', false)
    .option('-q, --quiet', 'no progress on standard error', false)
    .action(async (files: string[], options) => {
      const { licenseDetect } = await import('./commands/license-detect.ts');
      outcome.exitCode = await licenseDetect(files, options);
    });
}
