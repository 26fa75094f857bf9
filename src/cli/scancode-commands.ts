import type { Command } from 'commander';
import type { Outcome } from './program.ts';

/** `muster scancode import`. */
export function addScancodeCommands(scancode: Command, outcome: Outcome): void {
  scancode
    .command('import')
    .summary('read a JSON result of ScanCode as findings')
    .description('Reads the JSON of ScanCode Toolkit 30 to 32 (licences, copyrights, authors, packages) and writes it as findings, the form that muster license detect writes. What cannot be taken over is told with its line.')
    .argument('<file>', 'result of scancode --json or --json-pp')
    .option('-f, --format <name>', 'json or table', 'json')
    .option('-o, --output <file>', 'write to a file')
    .option('--strict', 'exit 3 when something could not be taken over', false)
    .option('-q, --quiet', 'nothing on standard error', false)
    .action(async (file: string, options) => {
      const { scancodeImport } = await import('./commands/scancode-import.ts');
      outcome.exitCode = await scancodeImport(file, options);
    });
}
