import type { Command } from 'commander';
import type { Outcome } from './program.ts';

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

const factHelp = 'another fact of the use, as noticeFile=yes; repeat for several: clientCode, scope, userProduct, advertises, offersWarranty, interactive, noticeFile, entitlement; unknown is a value of each';

/** `muster obligations` and `muster compatibility`. */
export function addObligationCommands(program: Command, outcome: Outcome): void {
  program
    .command('obligations')
    .summary('list what a licence asks of you')
    .description('Lists what has to be done for a component under a licence, depending on how it is used: each with the reason, the clause, and what shows that it is done.')
    .requiredOption('-l, --license <expression>', 'SPDX expression, NONE or NOASSERTION')
    .option('--component <name>', 'name or purl to use in the texts', 'the component')
    .option('-c, --context <name>', 'internal, hosted, distributed, embedded, published or unknown', 'distributed')
    .option('--linkage <name>', 'none, separate-process, plugin, dynamic, static, copied, build-tool or unknown; default: dynamic')
    .option('--modified', 'you changed the component', false)
    .option('--form <name>', 'binary, source, both or unknown; default: binary, source when published')
    .option('--fact <name=value>', factHelp, collect, [])
    .option('--licenses <file>', 'counsel\'s own licences and answers; default: .muster/licenses.yaml if it is there')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .action(async (options) => {
      const { obligations } = await import('./commands/obligations.ts');
      outcome.exitCode = await obligations(options);
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
    .option('--fail-on <verdict>', 'exit 1 from this verdict on: conditional, needs-determination, unknown, incompatible or never', 'incompatible')
    .option('-f, --format <name>', 'table or json')
    .option('-o, --output <file>', 'write to a file')
    .action(async (licenses: string[], options) => {
      const { compatibility } = await import('./commands/compatibility.ts');
      outcome.exitCode = await compatibility(licenses, options);
    });
}
