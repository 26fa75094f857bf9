import { z } from 'zod';
import { askText } from '#core/gate/ask-text.ts';
import { alternativesOf } from '#core/gate/later-objections.ts';
import { explainRule } from '#core/policy/report/explain-rule.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { obligationsOf } from '#core/obligations/obligations-of.ts';
import { obligationsTable } from '#core/obligations/obligations-table.ts';
import { usageContexts } from '#core/model/inventory.ts';
import { linkages } from '#core/usage/usage-facts.ts';
import { tool, ToolRefusal, type Tool } from '#core/mcp/protocol.ts';
import { TargetError } from '#platform/target/target-error.ts';
import { UsageError } from './exit-codes.ts';
import type { GateAnswers } from './gate-answers.ts';
import { licenseOf } from './license-sources.ts';
import { generatedAt } from './timestamp.ts';
import { usageOf } from './usage-options.ts';
import { version } from './version.ts';

const plain = { color: false, columns: 100 };

const Purl = z.string().min(5).max(500).meta({ description: 'Package URL with version, such as pkg:npm/left-pad@1.3.0 or pkg:maven/org.acme/ledger@4.0.' });
const Context = z.enum(usageContexts).optional().meta({ description: 'How the software reaches its users: internal (own people), hosted (over a network), distributed (people get a copy), embedded (in a device), published (as open source). Leave it out to take what muster.yaml of the project says.' });
const License = z.string().max(1_000).optional().meta({ description: 'SPDX expression, if you know it from the package itself. Leave it out otherwise; do not guess.' });

const Into = z.string().max(500).optional().meta({ description: 'Name or path of the project that would use it, where the directory holds several.' });

/** What coding assistants may call. `online`: registries may be asked. */
export function assistantTools(answers: GateAnswers, online: boolean): readonly Tool[] {
  return [
    tool({
      name: 'ask', title: 'May we add this package?',
      description: 'Call this before you add or update a dependency. Says whether the policy of this project allows it for its use, why, what to do, and what to take instead; it is held against the components that the project has already. Do not add a package when action is replace, ask or find-out, nor when allowedLater is false: then laterStages names where it will be stopped, such as at the release. Tell the user instead.',
      input: z.object({ purl: Purl, context: Context, license: License, into: Into }),
      run: refusing(async ({ purl, context, license, into }) => {
        const { finding, result } = await answers.ask(purl, { context, license, into, online });
        return { text: inArguments([...askText(finding, result, plain)].join('')), data: { action: finding.action, verdict: finding.verdict, allowed: !finding.fails, allowedLater: !result.laterStages?.some(({ fails }) => fails), finding, laterStages: result.laterStages, heldAgainst: result.heldAgainst, policy: result.policy } };
      }),
    }),
    tool({
      name: 'explain', title: 'What does this rule of the policy mean?',
      description: 'Explains a rule that another tool named: why there is such a rule, what to do, who can approve or waive it, and the condition over facts.',
      input: z.object({ rule: z.string().max(200).meta({ description: 'Id of the rule, such as POL-LIC-030.' }) }),
      run: refusing(async ({ rule }) => {
        const found = answers.policy.rules.find(({ id }) => id.toLowerCase() === rule.toLowerCase());
        if (found === undefined) throw new ToolRefusal(`The policy has no rule ${rule}. It has ${answers.policy.rules.map(({ id }) => id).join(', ')}.`);
        const { id, title, verdict, severity, rationale, remedy, lesson, approvers } = found;
        return { text: [...explainRule(answers.policy, found, answers.date, plain)].join(''), data: { id, title, verdict, severity, rationale, remedy, lesson, approvers } };
      }),
    }),
    tool({
      name: 'find_alternative', title: 'What could we use instead?',
      description: 'Names other versions of the package and packages that do the same and that the policy judges more mildly in the same use, as far as they are known from local data, with package URL and licence. An empty list means that none is known, not that there is none: ask about candidates of your own with the tool ask.',
      input: z.object({ purl: Purl, context: Context, license: License, into: Into }),
      run: refusing(async ({ purl, context, license, into }) => {
        const { finding, result } = await answers.ask(purl, { context, license, into, online });
        const alternatives = alternativesOf(finding, result.laterStages);
        const needless = (finding.action === 'fulfil' || finding.action === 'nothing') && !result.laterStages?.some(({ fails }) => fails);
        const text = needless ? 'The package itself is allowed; nothing else is needed.' : alternatives.length === 0 ? 'No alternative is known here. Look for a package under MIT, Apache-2.0 or BSD, and ask about it.' : alternatives.map(({ name, license: terms, verdict, purl: other, note }) => `${name} (${terms}): ${verdict}${other === undefined ? '' : `. ${other}`}${note === undefined ? '' : `. ${note}`}`).join('\n');
        return { text, data: { alternatives, needed: !needless } };
      }),
    }),
    tool({
      name: 'list_obligations', title: 'What does this licence ask of us?',
      description: 'Lists what has to be done for a component under a licence in a certain use: each duty with its reason, its clause and what shows that it is done.',
      input: z.object({ license: z.string().max(1_000).meta({ description: 'SPDX expression.' }), context: Context, linkage: z.enum(linkages).optional().meta({ description: 'How it becomes one thing with the code of the project; leave it out where you do not know.' }), modified: z.boolean().optional().meta({ description: 'Whether somebody here changed it; leave it out where you do not know.' }), component: z.string().max(200).optional().meta({ description: 'Name to use in the texts.' }) }),
      run: refusing(async ({ license, context, linkage, modified, component = 'the component' }) => {
        const expression = licenseOf(license);
        const channel = answers.contextOf(context);
        const use = usageOf({ ...(channel === undefined ? {} : { context: channel }), ...(linkage === undefined ? {} : { linkage }), ...(modified === undefined ? {} : { modified }), fact: [] });
        const result = obligationsOf({ component, license: expression, use }, { knowledge: answers.knowledge });
        const report = { result, license: typeof expression === 'string' ? expression : renderLicenseExpression(expression), use, generatedAt: generatedAt(), tool: { name: 'muster', version } };
        return { text: [...obligationsTable(report, plain)].join(''), data: { ...result } };
      }),
    }),
  ];
}

/** Options of the command line are arguments of a tool. */
const inArguments = (text: string): string => text.replaceAll(/--(into|license|context)\b/g, '$1');

/** What is wrong with a question is an answer, no fault. */
function refusing<Input, Answer>(run: (input: Input) => Promise<Answer>): (input: Input) => Promise<Answer> {
  return async (input) => {
    try {
      return await run(input);
    } catch (error) {
      if (error instanceof UsageError || error instanceof TargetError) throw new ToolRefusal(inArguments(`${error.message} ${error.remedy ?? ''}`.trim()));
      throw error;
    }
  };
}
