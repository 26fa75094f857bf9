import { factSchema } from '#core/policy/facts/fact-schema.data.ts';
import { derivedFacts, factNames, type FactName } from '#core/policy/facts/facts.ts';
import { describeType, type FactDefinition } from '#core/policy/facts/fact-type.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import { operatorRules, unaryRules } from '#core/policy/language/operators.data.ts';
import { waiverReasons } from '#core/policy/model/exception.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { enforcementPoints, modes, severities, verdicts } from '#core/policy/model/verdict.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { presetNames } from '#core/policy/presets/preset-names.ts';
import { cell, code, pageHead, table } from './markdown-page.ts';

export function policyFactsPage(): string {
  const groups = [...new Set(factNames.map((name) => name.slice(0, name.indexOf('.'))))];
  const rows = (group: string): string[][] => factNames.filter((name) => name.startsWith(`${group}.`)).map((name) => {
    const { type, origin, meaning } = factSchema[name] as FactDefinition;
    return [code(name), cell(describeType(type)), origin, cell(meaning)];
  });
  const derived = (Object.keys(derivedFacts) as FactName[]).map((name) => `${code(name)} of ${derivedFacts[name]!.map(code).join(', ')}`).join('; ');
  const introduction = 'What conditions of a policy can speak of: facts about one use of one component in one project. A fact that nobody told is unknown, which is never the same as false or empty: rules over it are not evaluated, and never count as passed.';
  return `${pageHead('Facts of policies', introduction)}Calculated, and never stated: ${derived}.\n\n${groups.map((group) => `## ${group}\n\n${table(['Fact', 'Values', 'Known from', 'Meaning'], rows(group))}`).join('')}`.trimEnd() + '\n';
}

export function policyLanguagePage(): string {
  const introduction = 'A condition says when a rule applies. It is one sentence over [facts](policy-facts.md), checked before anything is evaluated: an operator or value that does not fit a fact is an error with line and column.';
  const operators = [...Object.entries(unaryRules), ...Object.entries(operatorRules)].map(([name, { meaning, example }]) => [code(name === 'isTrue' ? 'fact' : name), cell(meaning), code(example)]);
  const words = [
    ['`a and b`', 'Both are true.'], ['`a or b`', 'One of them is true. `and` binds more tightly than `or`.'], ['`not a`', 'It is false. `not` binds most tightly; `not (a and b)` takes brackets.'], ['`true`, `false`', 'Always, never.'],
  ];
  const values = [
    ['text', '`"hosted"` or `\'hosted\'`, always in quotes; a backslash takes the next character as it is'], ['number', '`7`, `7.5`'], ['true or false', '`true`, `false`; such facts also stand by themselves'],
    ['list', '`["MIT", "Apache-2.0"]`'], ['list of the policy', '`@denied`: its entries for the usage context of the use (`usage.channel`), or for all contexts'],
  ];
  return `${pageHead('Conditions of policies', introduction)}## Operators

${table(['Operator', 'Meaning', 'Example'], operators)}## Joining

${table(['Written', 'Meaning'], words)}## Values

${table(['Kind', 'Written'], values)}## Unknown

The logic has three values. \`and\` is false when one part is false, whatever the others; \`or\` is true when one part is true; everything else that has an unknown part is unknown. So a rule is
evaluated whenever what is known settles it: \`usage.modified and usage.conveyed\` is false for a test dependency, even where nobody said whether it was modified. Only \`isKnown\` and \`isUnknown\`
look at the unknown itself. \`satisfies\` is also unknown where the ecosystem has no ranges that Muster reads, or a version cannot be read.

## Limits

10,000 characters, brackets nested 100 deep. There are no loops, functions or arithmetic: every condition ends, in time linear in its length and in the lists that it names.
`;
}

export function policyFilesPage(): string {
  const load = (name: string): Policy => combineLayers(loadPreset(name, undefined, [])).policy;
  const presets = presetNames.map((name) => {
    const { title, rules, lists } = load(name);
    return [code(`preset:${name}`), cell(title), String(rules.length), String(lists.length)];
  });
  const { rules } = load('default');
  const rows = rules.map(({ id, title, verdict, severity, enforceAt, approvers, waiver }) => {
    const points = enforcementPoints.filter((point) => enforceAt[point] !== undefined);
    const limits = waiver === undefined ? '' : `${waiver.approvers.join(' + ')}, ${waiver.maxDays} days${waiver.maxRenewals === 0 ? '' : `, renewed ${waiver.maxRenewals}×`}`;
    return [code(id), cell(title), verdict, severity, points.length === enforcementPoints.length ? 'all' : points.join(', '), approvers.join(', '), limits];
  });
  const names = [['verdict', verdicts], ['severity', severities], ['enforceAt', enforcementPoints], ['mode at a point', modes], ['reason of a waiver', waiverReasons]] as const;
  return `${pageHead('Policies that come with Muster', 'To be named in `extends` of a policy, or on the command line. A policy of your own may change everything in a preset. [The guide](../guide/policy.md) describes the files.')}## Presets

${table(['Preset', 'What it is', 'Rules', 'Lists'], presets)}## Rules of the default policy

\`muster policy explain RULE\` says of each why it exists, what to do, and of which facts it is made.

${table(['Rule', 'Title', 'Verdict', 'Severity', 'Asked at', 'Approval by', 'Waiver'], rows)}## Values

${table(['Key', 'Values, the mildest first'], names.map(([name, values]) => [name, values.map(code).join(', ')]))}`.trimEnd() + '\n';
}

/** JSON Schema of stored facts, made of the same table as the page. */
export function factsJsonSchema(): string {
  const groups = [...new Set(factNames.map((name) => name.slice(0, name.indexOf('.'))))];
  const statable = factNames.filter((name) => derivedFacts[name] === undefined);
  const member = (name: FactName): object => {
    const { type, meaning } = factSchema[name] as FactDefinition;
    switch (type.kind) {
      case 'boolean': return { type: 'boolean', description: meaning };
      case 'number': return { type: 'number', minimum: 0, description: meaning };
      case 'text': return { type: 'string', description: meaning };
      case 'choice': return { enum: type.values, description: meaning };
      case 'texts': return { type: 'array', items: { type: 'string' }, description: meaning };
      case 'choices': return { type: 'array', items: { enum: type.values }, description: meaning };
    }
  };
  const group = (name: string): object => ({ type: 'object', additionalProperties: false, properties: Object.fromEntries(statable.filter((fact) => fact.startsWith(`${name}.`)).map((fact) => [fact.slice(name.length + 1), member(fact)])) });
  const flat = Object.fromEntries(statable.map((fact) => [fact, { $ref: `#/$defs/Facts/properties/${fact.replace('.', '/properties/')}` }]));
  const texts = { type: 'object', additionalProperties: { type: 'string' } };
  const scope = { component: { type: 'string' }, versions: { type: 'string' }, projects: { type: 'array', items: { type: 'string' } }, contexts: { type: 'array', items: { enum: factSchema['usage.channel'].type.values } }, stages: { type: 'array', items: { enum: factSchema['usage.stage'].type.values } }, target: { type: 'string', description: 'Only uses with the same target are covered; absent: all.' } };
  const day = { type: 'string', format: 'date' };
  const approver = { anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: false, required: ['role'], properties: { role: { type: 'string' }, by: { type: 'string' }, on: day } }] };
  const object = (required: readonly string[], properties: object): object => ({ type: 'object', additionalProperties: false, required, properties });
  return `${JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'Muster facts', description: 'Stored facts of component uses, as muster policy simulate reads them. A fact that is not there is unknown.',
    ...object(['schema', 'uses'], {
      schema: { const: 'muster-facts/1' }, at: { enum: enforcementPoints }, date: day, dataVersions: texts,
      uses: { type: 'array', items: object(['id', 'facts'], { id: { type: 'string', description: 'Unique in the document.' }, facts: { $ref: '#/$defs/Facts' }, unknown: { ...texts, description: 'Why facts are not known, by name of the fact or of its group.' }, target: { type: 'string', description: 'The target that it is in: exceptions of another one do not cover it.' } }) },
      approvals: { type: 'array', items: object(['rule', 'role'], { rule: { type: 'string' }, role: { type: 'string' }, by: { type: 'string' }, ...scope, granted: day, expires: day }) },
      waivers: { type: 'array', items: object(['rule', 'reason', 'granted', 'expires'], { id: { type: 'string' }, rule: { type: 'string' }, ...scope, reason: { enum: waiverReasons }, comment: { type: 'string' }, compensatingControl: { type: 'string' }, requestedBy: { type: 'string' }, approvedBy: { type: 'array', items: approver }, granted: day, expires: day, renewals: { type: 'integer', minimum: 0 }, holdsWhile: { type: 'string', description: 'A condition.' } }) },
    }),
    $defs: { Facts: { type: 'object', additionalProperties: false, description: 'By group, or by full name.', properties: { ...Object.fromEntries(groups.map((name) => [name, group(name)])), ...flat } } },
  }, null, 1)}\n`;
}
