import type { Command } from 'commander';
import type { Outcome } from './program.ts';

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

/** `muster notice`. */
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
    .option('--texts <directory>', 'licence texts for components that bring none, as NAME.txt or NAME@VERSION.txt with __ for /')
    .option('--exclude-scope <scope>', 'leave out components of this scope (runtime, peer, optional, build, test, development); repeat for several', collect, [])
    .option('--include-dev', 'name what is needed for build, test and development too', false)
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml if it is there')
    .option('--exclude <pattern>', 'leave out, in the form of .gitignore; repeat for several', collect, [])
    .option('--name <name>', 'name of the product, instead of the one in muster.yaml or the directory')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the target')
    .option('--no-cache', 'read every file again, and keep nothing for the next run')
    .option('--strict', 'exit 3 when anything is missing', false)
    .option('-q, --quiet', 'nothing on standard error', false)
    .action(async (targets: string[], options) => {
      const { notice } = await import('./commands/notice.ts');
      outcome.exitCode = await notice(targets, options);
    });
}
