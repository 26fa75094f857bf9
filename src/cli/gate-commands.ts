import type { Command } from 'commander';
import { collectPatterns } from './collect-patterns.ts';
import { curationsHelp } from './curations-option.ts';
import { findingsHelp } from './findings-option.ts';
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
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml here and in the targets')
    .option('--records <file>', 'what people did about duties, instead of .muster/obligations.yaml; at the stages release and deploy')
    .option('--texts <directory>', 'licence texts as NAME.txt for components that bring none; at the stages release and deploy')
    .option('--exclude <pattern>', 'leave out, in the form of .gitignore; repeat for several', collectPatterns, [])
    .option('--name <name>', 'name of the project, instead of the one in muster.yaml or the directory')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the target')
    .option('--curations <file>', curationsHelp, collect, [])
    .option('--findings <file>', findingsHelp, collect, [])
    .option('--no-cache', 'read every file of licences again, and keep nothing for the next time')
    .option('--allow-code', 'run rules in TypeScript (*.rule.ts) that are committed in a repository on this disk', false)
    .option('--online', 'ask registries, as your own clients are configured, for licences that no file names; fetch policies that are named by a URL', false)
    .option('--timeout <seconds>', 'time limit for --online as a whole', '120')
    .option('--strict', 'exit 3 when anything could not be read', false)
    .option('-q, --quiet', 'no progress on standard error', false)
    .action(async (targets: string[], options) => {
      const { check } = await import('./commands/check.ts');
      outcome.exitCode = await check(targets, options);
    });

  program
    .command('ask')
    .summary('ask the policy about one package before you add it')
    .description('Says whether the policy allows a package for the use of this project, why, what to do, and what to take instead; the package is held against what the project has already. The licence is the one of the project\'s own scan, what --license says, or what its registry states (--online). Exits 1 when the answer is no, or not yet.')
    .argument('<purl>', 'package URL, such as pkg:npm/left-pad@1.3.0')
    .option('-c, --context <name>', contextHelp)
    .option('-l, --license <expression>', 'SPDX expression, or NONE')
    .option('--outbound <expression>', 'licence under which the project itself is passed on, or the word proprietary; default: outboundLicense of muster.yaml')
    .option('--project <target>', 'the project that would use it, with its muster.yaml, policy and lockfiles; also an archive, a stored scan or an SBOM', '.')
    .option('--into <name>', 'the one that would use it, by name or path, where there are several projects')
    .option('--stage <name>', 'where it is asked: request, pull-request, build, release or deploy', 'request')
    .option('--policy <policy>', policyHelp)
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml here and in the project')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the project')
    .option('--curations <file>', 'file with reviewed corrections besides .muster/curations.yaml; repeat for several', collect, [])
    .option('--findings <file>', findingsHelp, collect, [])
    .option('--allow-code', 'run rules in TypeScript (*.rule.ts) that are committed in a repository on this disk', false)
    .option('--online', 'ask the registry of the package, as your own client is configured', false)
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .action(async (purl: string, options) => {
      const { askPackage } = await import('./commands/ask.ts');
      outcome.exitCode = await askPackage(purl, options);
    });

  program
    .command('mcp')
    .summary('answer coding assistants before they add a package')
    .description('A server of the Model Context Protocol on standard input and output, with the tools ask, explain, find_alternative and list_obligations. It answers for one project, until its input ends.')
    .option('--project <target>', 'the project, with its muster.yaml, policy and lockfiles; also an archive, a stored scan or an SBOM', '.')
    .option('--stage <name>', 'where it is asked: request, pull-request, build, release or deploy', 'request')
    .option('--policy <policy>', policyHelp)
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml here and in the project')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the project')
    .option('--curations <file>', 'file with reviewed corrections besides .muster/curations.yaml; repeat for several', collect, [])
    .option('--findings <file>', findingsHelp, collect, [])
    .option('--allow-code', 'run rules in TypeScript (*.rule.ts) that are committed in a repository on this disk', false)
    .option('--online', 'ask registries for licences that nobody here knows, as your own clients are configured', false)
    .action(async (options) => {
      const { mcp } = await import('./commands/mcp.ts');
      outcome.exitCode = await mcp(options);
    });
}
