import type { Command } from 'commander';
import type { Outcome } from './program.ts';

const policyHelp = 'directory, YAML file, preset:NAME, npm:PACKAGE or URL of a repository; default: .muster/policy, else preset:default';
const codeHelp = 'run rules in TypeScript (*.rule.ts) that are committed in a repository on this disk';
const onlineHelp = 'fetch policies that are named by the URL of a repository';

/** `muster policy …`. */
export function addPolicyCommands(program: Command, outcome: Outcome): void {
  const policy = program.command('policy').summary('write, check and try out policies').description('Commands for policies as code: rules over documented facts, in layers from the organisation to the project.');

  policy
    .command('init')
    .summary('write a first policy')
    .description('Asks a few questions and writes .muster/policy/policy.yaml, which builds on a policy that comes with Muster. Answers can also come from a pipe, a line each.')
    .option('--default', 'ask nothing: the default policy, to be changed later', false)
    .option('--dir <directory>', 'where to write, instead of .muster/policy')
    .option('--name <name>', 'of the organisation, department or project')
    .option('--preset <name>', 'build on this preset; repeat for several', (value: string, previous: readonly string[]) => [...previous, value], [])
    .option('--force', 'write over a policy that is there', false)
    .action(async (options) => {
      const { policyInit } = await import('./commands/policy-init.ts');
      outcome.exitCode = await policyInit(options);
    });

  policy
    .command('test')
    .summary('run the examples of a policy')
    .description('Runs the examples of every rule and the scenarios of the policy. Exits 1 when one does not come out as it says.')
    .argument('[policy]', policyHelp)
    .option('-f, --format <name>', 'text or json; default: what the name of --output says, else text')
    .option('-o, --output <file>', 'write to a file')
    .option('--allow-code', codeHelp, false)
    .option('--online', onlineHelp, false)
    .action(async (named: string | undefined, options) => {
      const { policyTest } = await import('./commands/policy-test.ts');
      outcome.exitCode = await policyTest(named, options);
    });

  policy
    .command('lint')
    .summary('find what is wrong or doubtful in a policy')
    .description('Reads a policy with all its layers and tells, with line and column, what is wrong: conditions that do not fit the facts, layers that contradict each other, rules that can never fire, missing remedies, dates that have passed. Exits 1 on errors.')
    .argument('[policy]', policyHelp)
    .option('-f, --format <name>', 'text or json; default: what the name of --output says, else text')
    .option('-o, --output <file>', 'write to a file')
    .option('--strict', 'exit 1 on warnings too', false)
    .option('--waivers <file>', 'check waivers and approvals too; default: .muster/waivers.yaml where there is one')
    .option('--allow-code', codeHelp, false)
    .option('--online', onlineHelp, false)
    .action(async (named: string | undefined, options) => {
      const { policyLint } = await import('./commands/policy-lint.ts');
      outcome.exitCode = await policyLint(named, options);
    });

  policy
    .command('explain')
    .summary('say what a rule means, why it exists and what to do')
    .description('Prints one rule with its condition, its facts, its limits, its examples and the places where it is written; without a rule the list of all.')
    .argument('[rule]', 'id of a rule, whole or its end: POL-LIC-030 or LIC-030')
    .option('--policy <policy>', policyHelp)
    .option('-f, --format <name>', 'text or json; default: what the name of --output says, else text')
    .option('-o, --output <file>', 'write to a file')
    .option('--allow-code', codeHelp, false)
    .option('--online', onlineHelp, false)
    .action(async (rule: string | undefined, options) => {
      const { policyExplain } = await import('./commands/policy-explain.ts');
      outcome.exitCode = await policyExplain(rule, options);
    });

  policy
    .command('simulate')
    .summary('show what an edit of a policy would change')
    .description('Asks two policies about stored facts, and tells what would newly fail and newly pass, by project and department. Nothing is scanned.')
    .argument('<facts...>', 'files of facts (JSON, muster-facts/1)')
    .option('--policy <policy>', `the edited policy: ${policyHelp}`)
    .option('--against <policy>', 'the policy in force: a policy as above, or a revision of this repository; default: HEAD, outside of a repository preset:default')
    .option('--at <point>', 'request, pull-request, build, release or deploy; default: what the facts say, else build')
    .option('--date <day>', 'evaluate as if it were this day; default: what the facts say, else today')
    .option('--fail-on <verdict>', 'deny, needs-approval or allow-with-obligations: from where on a use fails', 'needs-approval')
    .option('-f, --format <name>', 'text, markdown or json; default: what the name of --output says, else text')
    .option('-o, --output <file>', 'write to a file')
    .option('--exit-code', 'exit 1 when something would newly fail', false)
    .option('--allow-code', codeHelp, false)
    .option('--online', onlineHelp, false)
    .action(async (facts: string[], options) => {
      const { policySimulate } = await import('./commands/policy-simulate.ts');
      outcome.exitCode = await policySimulate(facts, options);
    });
}
