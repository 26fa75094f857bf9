import type { Command } from 'commander';
import { collectPatterns } from './collect-patterns.ts';
import { UsageError } from './exit-codes.ts';
import { curationsHelp } from './curations-option.ts';
import { findingsHelp } from './findings-option.ts';
import type { Outcome } from './program.ts';

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

/** `muster notice` and `muster bundle`. */
export function addNoticeCommands(program: Command, outcome: Outcome): void {
  program
    .command('notice')
    .summary('write third-party notices of what you ship')
    .description('Writes the notices that travel with a product: every component that is handed over, with its licence, copyright lines, licence texts (each once) and NOTICE files.\nWhat a complete notice would need and nobody knows is listed at its end, never left out.')
    .argument('[target...]', 'as of muster scan; several become one notice', ['.'])
    .option('-c, --context <name>', 'internal, hosted, distributed, embedded or published; default: usageContext in muster.yaml, else distributed')
    .option('-f, --format <name>', 'text, markdown, html or json; default: what the name of --output says, else text')
    .option('-o, --output <file>', 'write to a file')
    .option('--group-by <what>', 'license or component', 'license')
    .option('--template <file>', 'your own form, as a Mustache template; values are escaped for HTML when its name ends in .html')
    .option('--texts <directory>', 'licence texts and copyright lines that components do not bring, as NAME.txt or NAME@VERSION.txt with __ for /')
    .option('--exclude-scope <scope>', 'leave out components of this scope (runtime, peer, optional, build, test, development); repeat for several', collect, [])
    .option('--include-dev', 'name what is needed for build, test and development too', false)
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml here and in the targets')
    .option('--exclude <pattern>', 'leave out, in the form of .gitignore; repeat for several', collectPatterns, [])
    .option('--name <name>', 'name of the product, instead of the one in muster.yaml or the directory')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the target')
    .option('--online', 'look for licence texts of components that are not on this disk in the archives of their registries, as your own clients are configured', false)
    .option('--timeout <seconds>', 'time limit for --online as a whole', '120')
    .option('--curations <file>', curationsHelp, collect, [])
    .option('--findings <file>', findingsHelp, collect, [])
    .option('--no-cache', 'read every file again, and keep nothing for the next run')
    .option('--strict', 'exit 3 when anything is missing', false)
    .option('-q, --quiet', 'nothing on standard error', false)
    .action(async (targets: string[], options) => {
      const { notice } = await import('./commands/notice.ts');
      outcome.exitCode = await notice(targets, options);
    });

  const bundle = program
    .command('bundle')
    .summary('write the papers that accompany a release')
    .description('Writes one archive or directory with notices, licence texts, bills of materials, the source of components whose licences ask for it or a written offer, the checklist of duties, and a manifest with the SHA-256 of everything.\nThe same input and SOURCE_DATE_EPOCH give the same bytes.')
    .argument('[target...]', 'as of muster scan; several become one bundle', ['.'])
    .option('-o, --output <place>', 'a file that ends in .zip, or a new directory')
    .option('-c, --context <name>', 'internal, hosted, distributed, embedded or published; default: usageContext in muster.yaml, else distributed')
    .option('--contact <text>', 'who is asked for source and how (name, postal address, e-mail); an offer without it fulfils nothing')
    .option('--online', 'look for licence texts that are not on this disk in the archives of registries, and fetch source from the address in the lockfile, checked against its hash', false)
    .option('--timeout <seconds>', 'time limit for --online as a whole', '120')
    .option('--exclude-scope <scope>', 'leave out components of this scope, as of muster notice; repeat for several', collect, [])
    .option('--texts <directory>', 'licence texts for components that bring none, as of muster notice')
    .option('--records <file>', 'what people recorded about duties; default: .muster/obligations.yaml of the target if it is there')
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml here and in the targets')
    .option('--exclude <pattern>', 'leave out, in the form of .gitignore; repeat for several', collectPatterns, [])
    .option('--name <name>', 'name of the product, instead of the one in muster.yaml or the directory')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the target')
    .option('--curations <file>', curationsHelp, collect, [])
    .option('--findings <file>', findingsHelp, collect, [])
    .option('--no-cache', 'read every file again, and keep nothing for the next run')
    .option('--force', 'replace a file that is no bundle', false)
    .option('--strict', 'exit 3 when anything is missing or a duty is open', false)
    .option('-q, --quiet', 'nothing on standard error, unless source is missing', false)
    .action(async (targets: string[], options) => {
      if (options.output === undefined) throw new UsageError('It is not said where the bundle shall go.', 'Give a file or directory with --output.');
      const { bundle: write } = await import('./commands/bundle.ts');
      outcome.exitCode = await write(targets, options);
    });

  bundle
    .command('verify')
    .summary('check a bundle against its manifest')
    .description('Says which files of a bundle are missing, added or changed. Nothing is unpacked to the disk; archives that point out of themselves or expand without end are refused.')
    .argument('<bundle>', 'zip or directory that muster bundle wrote')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .action(async (place: string, _options, command: Command) => {
      const { bundleVerify } = await import('./commands/bundle-verify.ts');
      outcome.exitCode = await bundleVerify(place, command.optsWithGlobals());
    });
}
