import type { Command } from 'commander';
import { collectPatterns } from './collect-patterns.ts';
import { UsageError } from './exit-codes.ts';
import { curationsHelp } from './curations-option.ts';
import { findingsHelp } from './findings-option.ts';
import type { Outcome } from './program.ts';

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

const factHelp = 'another fact of the use, as noticeFile=yes; repeat for several: clientCode, scope, userProduct, advertises, offersWarranty, interactive, noticeFile, entitlement; unknown is a value of each';

/** Options about what is read of a target; a licence alone has none of it. */
const ofTargets = ['stage', 'failOnOpen', 'records', 'excludeScope', 'texts', 'exclude', 'name', 'config', 'online', 'timeout', 'curations', 'findings'];

/** Options that would be left out of account must not seem to have been followed. */
function refuseStrangers(command: Command, isTarget: boolean): void {
  const given = command.options.find((option) => (isTarget ? ['component'] : ofTargets).includes(option.attributeName()) && command.getOptionValueSource(option.attributeName()) === 'cli');
  if (given === undefined) return;
  throw new UsageError(isTarget ? `${given.long} is the name of what --license asks about, and components of a target have their own.` : `${given.long} is about what is read of a target, and --license asks about a licence alone.`, `Leave out ${given.long}, or ${isTarget ? 'give a --license' : '--license'}.`);
}

/** `muster obligations` and `muster compatibility`. */
export function addObligationCommands(program: Command, outcome: Outcome): void {
  program
    .command('obligations')
    .summary('list what licences ask of you')
    .description('Lists what has to be done for everything that a target hands over: the checklist of a release, with what shows that a duty is done and what is still open.\nWith --license instead: what one licence asks of one use, each with the reason, the clause, and what shows that it is done.')
    .argument('[target...]', 'as of muster scan; default: the current directory, unless --license is given')
    .option('-l, --license <expression>', 'SPDX expression, NONE or NOASSERTION, instead of a target')
    .option('--component <name>', 'name or purl to use in the texts; with --license', 'the component')
    .option('-c, --context <name>', 'internal, hosted, distributed, embedded or published; default: usageContext in muster.yaml, else distributed; with --license also unknown')
    .option('--linkage <name>', 'of all components: none, separate-process, plugin, dynamic, static, copied, build-tool or unknown; default: what muster.yaml states or is usual for the ecosystem; with --license: dynamic')
    .option('--modified', 'you changed the component', false)
    .option('--form <name>', 'binary, source, both or unknown; default: binary, source when published')
    .option('--fact <name=value>', factHelp, collect, [])
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml here and in the targets')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .option('--stage <name>', 'request, pull-request, build, release or deploy: before release only what decides about the use counts as open', 'release')
    .option('--fail-on-open', 'exit 1 when something is open before the stage', false)
    .option('--records <file>', 'what people recorded about duties; default: .muster/obligations.yaml of the target if it is there')
    .option('--exclude-scope <scope>', 'leave out components of this scope, as of muster notice; repeat for several', collect, [])
    .option('--texts <directory>', 'licence texts for components that bring none, as of muster notice')
    .option('--exclude <pattern>', 'leave out, in the form of .gitignore; repeat for several', collectPatterns, [])
    .option('--name <name>', 'name of the product, instead of the one in muster.yaml or the directory')
    .option('--config <file>', 'configuration file, instead of muster.yaml in the target')
    .option('--online', 'look for licence texts of components that are not on this disk in the archives of their registries, as your own clients are configured', false)
    .option('--timeout <seconds>', 'time limit for --online as a whole', '120')
    .option('--curations <file>', curationsHelp, collect, [])
    .option('--findings <file>', findingsHelp, collect, [])
    .option('--no-cache', 'read every file again, and keep nothing for the next run')
    .option('-q, --quiet', 'no progress on standard error', false)
    .action(async (targets: string[], options, command: Command) => {
      refuseStrangers(command, options.license === undefined);
      if (options.license === undefined) {
        const { releaseChecklistOf } = await import('./commands/release-checklist.ts');
        outcome.exitCode = await releaseChecklistOf(targets.length === 0 ? ['.'] : targets, options);
      } else {
        const { obligations } = await import('./commands/obligations.ts');
        outcome.exitCode = await obligations(targets, options);
      }
    });

  program
    .command('compatibility')
    .summary('check whether licences go together')
    .description('Checks licences of the components of one work against each other and against the licence of the work, for the way in which they are combined. Without --outbound: what may the whole be published under?')
    .argument('<license...>', 'SPDX expression, NONE or NOASSERTION; with @LINKAGE behind it and NAME= before it where needed: openssl=OpenSSL@static')
    .option('--outbound <expression>', 'licence of the work, or the word proprietary')
    .option('-c, --context <name>', 'internal, hosted, distributed, embedded, published or unknown; default: distributed')
    .option('--linkage <name>', 'of all that do not say it themselves: none, separate-process, plugin, dynamic, static, copied, build-tool or unknown; default: dynamic')
    .option('--modified', 'you changed the components', false)
    .option('--form <name>', 'binary, source, both or unknown')
    .option('--fact <name=value>', factHelp, collect, [])
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml if it is there')
    .option('--matrix <file>', 'compatibility matrix of OSADL as JSON, asked beside our own rules')
    .option('--fail-on <verdict>', 'exit 1 from this verdict on: conditional, needs-determination, unknown, incompatible or never', 'needs-determination')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .action(async (licenses: string[], options) => {
      const { compatibility } = await import('./commands/compatibility.ts');
      outcome.exitCode = await compatibility(licenses, options);
    });
}
