import { addDays } from '../model/day.ts';
import type { Policy, PolicyRule } from '../model/policy.ts';
import type { Answers } from './questions.data.ts';

/** Rules that need what an organisation may not record yet, by the question that asks for it. */
const needs: Readonly<Record<'proxy' | 'approvals' | 'portfolio', { readonly rules: readonly string[]; readonly reason: string }>> = {
  proxy: { rules: ['POL-SEC-003'], reason: 'Packages do not come through a repository of our own yet.' },
  approvals: { rules: ['POL-OPS-001', 'POL-OPS-002', 'POL-LIC-080'], reason: 'Approvals are not recorded yet.' },
  portfolio: { rules: ['POL-OPS-010', 'POL-OPS-011', 'POL-OPS-012', 'POL-OPS-020', 'POL-OPS-021'], reason: 'Owners, support and life cycle are not recorded yet.' },
};

/** The presets that a policy with these answers builds on. */
export function presetsFor({ licenses, contexts }: Pick<Answers, 'licenses' | 'contexts'>): string[] {
  if (licenses === 'category') return ['default'];
  return [...(licenses === 'finos' ? ['finos'] : contexts.split(', ')), 'default-security', 'default-operations'];
}

/** The text of `policy.yaml`. `base` is what the presets say together, so that only rules that are there are changed. */
export function firstPolicy(answers: Answers, presets: readonly string[], base: Policy, today: string): string {
  const lines = [
    '# The open source policy. It builds on what comes with Muster; below stands what is different here.',
    '# muster policy explain lists all rules, muster policy lint checks this file, muster policy simulate shows what an edit would change.',
    'policy:',
    `  id: ${idOf(answers.name)}`,
    `  title: ${quoted(`Open source policy of ${answers.name}`)}`,
    '  version: 0.1.0',
    '  # organization, department or project: a lower layer may only be stricter than those above it',
    '  layer: organization',
    `  effectiveFrom: ${today}`,
    `  reviewBy: ${addDays(today, 365)}`,
    ...(answers.observe === 'yes' ? ['  # until the end of this day rules only watch; blockers, such as malware, decide at once', `  observeUntil: ${addDays(today, 30)}`] : []),
    `  extends: [${presets.map((name) => `preset:${name}`).join(', ')}]`,
    '  # where a component may be used under several licences and all of them are fine',
    '  preferences: [MIT, Apache-2.0, BSD-3-Clause]',
    '',
    ...adjustments(answers, base.rules),
    ...sample,
  ];
  return `${lines.join('\n')}\n`;
}

function* adjustments(answers: Answers, rules: readonly PolicyRule[]): Generator<string> {
  const off = (Object.keys(needs) as (keyof typeof needs)[]).filter((id) => answers[id] === 'no').flatMap((id) => needs[id].rules.map((rule) => [rule, needs[id].reason] as const)).filter(([rule]) => rules.some(({ id }) => id === rule));
  const disabled = new Set(off.map(([rule]) => rule));
  const role = answers.decides === 'separate' ? undefined : idOf(answers.decides);
  const changed = role === undefined ? [] : rules.filter(({ id, approvers, waiver }) => !disabled.has(id) && (approvers.length > 0 || waiver !== undefined));
  yield '# changes of rules that come from above';
  if (off.length + changed.length === 0) yield* ['adjust: []', ''];
  else yield 'adjust:';
  for (const [rule, reason] of off) yield* [`  - rule: ${rule}`, '    disabled: true', `    reason: ${quoted(reason)}`];
  for (const rule of changed) yield* decidedBy(rule, role!);
  if (off.length + changed.length > 0) yield '';
}

function* decidedBy({ id, approvers, waiver }: PolicyRule, role: string): Generator<string> {
  yield `  - rule: ${id}`;
  if (approvers.length > 0) yield `    approvers: [${role}]`;
  if (waiver !== undefined) yield `    waiver: {approvers: [${role}], maxDays: ${waiver.maxDays}, maxRenewals: ${waiver.maxRenewals}}`;
}

const sample = [
  '# rules of our own; docs/reference/policy-facts.md of Muster lists the facts, policy-language.md the operators',
  'rules: []',
  '#  - id: ACME-SEC-001',
  '#    title: Old Log4j',
  '#    domain: security',
  '#    when: component.purl matches "pkg:maven/org.apache.logging.log4j/*" and component.version satisfies "[2.0,2.17.1)"',
  '#    verdict: deny',
  '#    severity: error',
  '#    rationale: It runs what strangers write into a log.',
  '#    remedy: Update to 2.17.1 or later.',
  '#    examples:',
  '#      fires:',
  '#        - {component.purl: "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.0", component.version: 2.14.0, component.ecosystem: maven}',
  '#      silent:',
  '#        - {component.purl: "pkg:maven/org.apache.logging.log4j/log4j-core@2.20.0", component.version: 2.20.0, component.ecosystem: maven}',
];

/** Letters, digits and hyphens of a name. */
function idOf(name: string): string {
  const id = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return /^[a-z]/.test(id) ? id.slice(0, 60) : `policy${id === '' ? '' : `-${id.slice(0, 50)}`}`;
}

const quoted = (text: string): string => JSON.stringify(text);
