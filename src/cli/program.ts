import { Command } from 'commander';
import { startEarly } from '#platform/workers/early-workers.ts';
import { collectPatterns } from './collect-patterns.ts';
import { addCurationCommands } from './curation-commands.ts';
import { curationsHelp } from './curations-option.ts';
import { findingsHelp } from './findings-option.ts';
import { addGateCommands } from './gate-commands.ts';
import { addLicenseCommands } from './license-commands.ts';
import { addNoticeCommands } from './notice-commands.ts';
import { addObligationCommands } from './obligation-commands.ts';
import { addPolicyCommands } from './policy-commands.ts';
import { addSbomDocumentCommands } from './sbom-document-commands.ts';
import { addSbomQualityCommands } from './sbom-quality-commands.ts';
import { say } from './say.ts';
import { addScancodeCommands } from './scancode-commands.ts';
import { version } from './version.ts';

export interface Outcome {
  exitCode: number;
}

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

/** The whole command line; what a command does is loaded when it runs. */
export function buildProgram(outcome: Outcome): Command {
  const program = new Command('muster')
    .description('Know what open source you run, know its terms, decide before use, and prove it.')
    .version(`muster ${version}`, '-V, --version')
    .exitOverride()
    .configureOutput({ writeErr: say })
    .showHelpAfterError('Run muster help for the commands, muster help COMMAND for its options.');

  program
    .command('scan')
    .summary('list what is in a directory, repository, archive or SBOM')
    .description('Reads directories, git repositories, archives and SBOMs, and lists every component in them with scope, paths, licences and evidence.\nOffline unless --online is given.')
    .argument('[target...]', 'directory, git repository (path or URL), archive, SBOM or single manifest; several make an estate', ['.'])
    .option('-f, --format <name>', 'table, json, cyclonedx-json[@1.7], spdx-json, …; repeat for several (muster formats lists them)', collect, [])
    .option('-o, --output <file>', 'write to a file; the n-th belongs to the n-th format', collect, [])
    .option('--exclude <pattern>', 'leave out, in the form of .gitignore; repeat for several', collectPatterns, [])
    .option('--name <name>', 'name of the project, instead of the one in muster.yaml or the directory')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the target')
    .option('--licenses <how>', 'files that are named like licences, full (all sources too) or none; default: files')
    .option('--curations <file>', curationsHelp, collect, [])
    .option('--findings <file>', findingsHelp, collect, [])
    .option('--no-cache', 'read every file again, and keep nothing for the next scan')
    .option('--online', 'resolve versions and licences at the registries that your own client configuration names', false)
    .option('--timeout <seconds>', 'time limit for --online as a whole', '120')
    .option('--jobs <n>', 'threads; default: as many as there are cores')
    .option('--strict', 'exit 3 when anything could not be read', false)
    .option('-v, --verbose', 'say on standard error how much was read for licences, and how much of it was known', false)
    .option('-q, --quiet', 'no progress on standard error', false)
    .action(async (targets: string[], options) => {
      startEarly(targets, options.jobs === undefined ? undefined : Number(options.jobs) || 1);
      const { scan } = await import('./commands/scan.ts');
      outcome.exitCode = await scan(targets, options);
    });

  program
    .command('diff')
    .summary('compare two scans, SBOMs or git revisions')
    .description('Lists components added, removed and changed (version, licence, scope, content) from A to B.\nEach may be a directory, archive, SBOM, manifest, URL of a repository, result of scan --format json, or a revision of the repository around the current directory: main, HEAD~1, v1.2 (this directory as it was then), REV:path (from the root). A path wins over a revision of the same name.')
    .argument('<a>', 'what was before')
    .argument('<b>', 'what is now')
    .option('-f, --format <name>', 'table, markdown or json; default: what the name of --output says, else table')
    .option('-o, --output <file>', 'write to a file')
    .option('--exclude <pattern>', 'leave out, in the form of .gitignore; repeat for several', collectPatterns, [])
    .option('--exit-code', 'exit 1 when there are differences', false)
    .option('--strict', 'exit 3 when anything could not be read', false)
    .option('-q, --quiet', 'no progress on standard error', false)
    .action(async (a: string, b: string, options) => {
      const { diff } = await import('./commands/diff.ts');
      outcome.exitCode = await diff(a, b, options);
    });

  addGateCommands(program, outcome);
  addPolicyCommands(program, outcome);

  const sbom = program
    .command('sbom')
    .summary('work with SBOM files')
    .description('Commands for bills of materials as files.');
  addSbomDocumentCommands(sbom, outcome);
  addSbomQualityCommands(sbom, outcome);

  const license = program
    .command('license')
    .summary('find licences in texts; show and list licences')
    .description('Commands for licences.');
  addLicenseCommands(license, outcome);
  addObligationCommands(program, outcome);
  addNoticeCommands(program, outcome);

  const curations = program
    .command('curations')
    .summary('work with reviewed corrections of licences')
    .description('Commands for curations.');
  addCurationCommands(curations, outcome);

  const scancode = program
    .command('scancode')
    .summary('work with results of ScanCode')
    .description('Commands for results of ScanCode Toolkit.');
  addScancodeCommands(scancode, outcome);

  program
    .command('formats')
    .summary('list the formats that can be read and written')
    .action(async () => {
      const { listFormats } = await import('./commands/formats.ts');
      outcome.exitCode = listFormats();
    });

  return program;
}
