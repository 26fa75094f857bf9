import type { Command } from 'commander';
import type { Outcome } from './program.ts';

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

export const policyHelp = 'directory, YAML file, preset:NAME, npm:PACKAGE or URL of a repository; default: .muster/policy, else preset:default';
export const contextHelp = 'how the software reaches its users: internal, hosted, distributed, embedded or published; default: usageContext of muster.yaml';

/** `muster check`. */
export function addGateCommands(program: Command, outcome: Outcome): void {
  program
    .command('check')
    .summary('ask the policy about everything that is used: the gate')
    .description('Scans the targets, asks the policy about every component for the way in which it is used, and says what has to be done: replace, ask, find out, or use it with its duties. Exits 1 when something is not allowed.\nA target may also be the result of scan --format json, or an SBOM.')
    .argument('[target...]', 'directory, git repository, archive, SBOM, stored scan or single manifest', ['.'])
    .option('-c, --context <name>', contextHelp)
    .option('--stage <name>', 'where it is asked: request, pull-request, build, release or deploy', 'pull-request')
    .option('--policy <policy>', policyHelp)
    .option('--waivers <file>', 'approvals and waivers, instead of .muster/waivers.yaml')
    .option('--outbound <expression>', 'licence under which the project itself is passed on, or the word proprietary; default: outboundLicense of muster.yaml, else what the project declares')
    .option('--fail-on <verdict>', 'exit 1 from this verdict on: deny, needs-approval, allow-with-obligations or never; default: whatever rules that enforce at this stage do not allow (needs-approval)')
    .option('--baseline <before>', 'fail only on what is new: a revision, directory, stored scan or SBOM, or a result of check --format json')
    .option('-f, --format <name>', 'table, json, sarif, junit, github, summary, gitlab, markdown or html; repeat for several', collect, [])
    .option('-o, --output <file>', 'write to a file; the n-th belongs to the n-th format', collect, [])
    .option('--facts <file>', 'write the facts that were judged, for muster policy simulate')
    .option('--date <day>', 'judge as on this day, as in 2026-03-01; default: today')
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml if it is there')
    .option('--exclude <pattern>', 'leave out, in the form of .gitignore; repeat for several', collect, [])
    .option('--name <name>', 'name of the project, instead of the one in muster.yaml or the directory')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the target')
    .option('--curations <file>', 'corrections of licences, besides .muster/curations.yaml of the target; repeat for several', collect, [])
    .option('--no-cache', 'read every file of licences again, and keep nothing for the next time')
    .option('--allow-code', 'run rules in TypeScript (*.rule.ts) that are committed in a repository on this disk', false)
    .option('--online', 'fetch policies that are named by the URL of a repository', false)
    .option('--strict', 'exit 3 when anything could not be read', false)
    .option('-q, --quiet', 'no progress on standard error', false)
    .action(async (targets: string[], options) => {
      const { check } = await import('./commands/check.ts');
      outcome.exitCode = await check(targets, options);
    });
}
