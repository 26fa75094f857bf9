import type { Command } from 'commander';
import type { Outcome } from './program.ts';

/** `muster license detect`, `show` and `list`. */
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
    .option('--differences', 'with JSON: say of each text what is not as in the reference text', false)
    .option('--copyrights', 'find copyright statements and authors too', false)
    .option('--jobs <n>', 'threads; default: as many as there are cores')
    .option('--strict', 'exit 3 when a file could not be read', false)
    .option('-q, --quiet', 'no progress on standard error', false)
    .action(async (files: string[], options) => {
      const { licenseDetect } = await import('./commands/license-detect.ts');
      outcome.exitCode = await licenseDetect(files, options);
    });

  license
    .command('show')
    .summary('tell what is known of a licence or exception, and its text')
    .argument('<id>', 'id of the SPDX list, of our facts or of counsel\'s')
    .option('--text', 'the text alone', false)
    .option('--licenses <file>', 'counsel\'s licences, instead of .muster/licenses.yaml')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .action(async (id: string, options) => {
      const { licenseShow } = await import('./commands/license-show.ts');
      outcome.exitCode = await licenseShow(id, options);
    });

  license
    .command('list')
    .summary('list licences and exceptions')
    .argument('[word...]', 'only those that have these words in id, name or category')
    .option('--osi', 'only those approved by the OSI', false)
    .option('--deprecated', 'only ids that are deprecated', false)
    .option('--exceptions', 'only exceptions', false)
    .option('--licenses <file>', 'counsel\'s licences, instead of .muster/licenses.yaml')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .action(async (words: string[], options) => {
      const { licenseList } = await import('./commands/license-list.ts');
      outcome.exitCode = await licenseList(words, options);
    });
}
