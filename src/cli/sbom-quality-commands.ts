import type { Command } from 'commander';
import type { Outcome } from './program.ts';

/** `muster sbom diff` and `muster sbom score`. */
export function addSbomQualityCommands(sbom: Command, outcome: Outcome): void {
  sbom
    .command('diff')
    .summary('compare two SBOMs')
    .description('Lists components added, removed and changed (version, licence, scope, content) from SBOM A to SBOM B, whatever their formats.')
    .argument('<a>', 'what was before')
    .argument('<b>', 'what is now')
    .option('-f, --format <name>', 'table, markdown or json; default: what the name of --output says, else table')
    .option('-o, --output <file>', 'write to a file')
    .option('--exit-code', 'exit 1 when there are differences', false)
    .option('--strict', 'exit 3 when anything could not be read', false)
    .option('-q, --quiet', 'nothing on standard error', false)
    .action(async (a: string, b: string, options) => {
      const { sbomDiff } = await import('./commands/sbom-diff.ts');
      outcome.exitCode = await sbomDiff(a, b, options);
    });

  sbom
    .command('score')
    .summary('measure an SBOM against what guides ask for')
    .description('Counts for each field of a profile how many components state it. Required fields make the score; what is asked for "if it exists" is counted and not held against the document.')
    .argument('<file>', 'SBOM of any format that is read')
    .option('-p, --profile <name>', 'ntia-2021, cisa-2025-draft, bsi-tr-03183-2-2.1.0 or openchain-telco-1.1; a beginning will do; default: all')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .option('--fail-under <percent>', 'exit 1 when the score of a chosen profile is lower')
    .action(async (file: string, options) => {
      const { sbomScore } = await import('./commands/sbom-score.ts');
      outcome.exitCode = await sbomScore(file, options);
    });
}
