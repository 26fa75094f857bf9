import type { Command } from 'commander';
import type { Outcome } from './program.ts';

const formatHelp = 'cyclonedx-json[@1.5], spdx-json, spdx3-json, table, … (muster formats lists them); default: what the name of --output says';

/** `muster sbom convert`, `validate` and `merge`. */
export function addSbomDocumentCommands(sbom: Command, outcome: Outcome): void {
  sbom
    .command('convert')
    .summary('write an SBOM in another format or version')
    .description('Reads an SBOM of any format and writes it in another one. What the other format has no place for is told on standard error.')
    .argument('<file>', 'SBOM of any format that is read')
    .option('-f, --format <name>', formatHelp)
    .option('-o, --output <file>', 'write to a file')
    .option('--strict', 'exit 3 when something could not be read or has no place in the new format', false)
    .option('-q, --quiet', 'nothing on standard error', false)
    .action(async (file: string, options) => {
      const { sbomConvert } = await import('./commands/sbom-convert.ts');
      outcome.exitCode = await sbomConvert(file, options);
    });

  sbom
    .command('validate')
    .summary('check SBOMs by their specifications')
    .description('Checks documents by the official schema of their version, and what the specification says besides: references, package URLs, licence expressions. Exits 1 when one is not valid.')
    .argument('<file...>', 'SBOMs')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .option('--strict', 'warnings too make a document invalid', false)
    .action(async (files: string[], options) => {
      const { sbomValidate } = await import('./commands/sbom-validate.ts');
      outcome.exitCode = await sbomValidate(files, options);
    });

  sbom
    .command('merge')
    .summary('make one SBOM of several about the same build')
    .description('Unites what different tools say of one build: components by package URL, then by group, name, version and hashes; their hashes, licences, references and edges. What does not agree becomes an issue of the result. The first document names the subject.')
    .argument('<file...>', 'SBOMs of any formats')
    .option('-f, --format <name>', formatHelp)
    .option('-o, --output <file>', 'write to a file')
    .option('--strict', 'exit 3 when something could not be read, does not agree or has no place in the format', false)
    .option('-q, --quiet', 'nothing on standard error', false)
    .action(async (files: string[], options) => {
      const { sbomMerge } = await import('./commands/sbom-merge.ts');
      outcome.exitCode = await sbomMerge(files, options);
    });
}
