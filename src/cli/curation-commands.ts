import type { Command } from 'commander';
import type { Outcome } from './program.ts';

/** `muster curations import`. */
export function addCurationCommands(curations: Command, outcome: Outcome): void {
  curations
    .command('import')
    .summary('read curations of ORT or ClearlyDefined, and write them as .muster/curations.yaml')
    .description('Reads package curations, package configurations and .ort.yml of the OSS Review Toolkit, and definitions and curations of ClearlyDefined, in YAML or JSON, and writes them in the form of .muster/curations.yaml, each with the place that it is from. What cannot be taken over is told with its line.\nThe same files and SOURCE_DATE_EPOCH give the same bytes.')
    .argument('<file...>', 'curations of ORT or ClearlyDefined')
    .option('-o, --output <file>', 'write to a file')
    .option('--by <name>', 'who answers for them; default: the tool that they are from')
    .option('--strict', 'exit 3 when something could not be taken over', false)
    .option('-q, --quiet', 'nothing on standard error', false)
    .action(async (files: string[], options) => {
      const { curationsImport } = await import('./commands/curations-import.ts');
      outcome.exitCode = await curationsImport(files, options);
    });
}
