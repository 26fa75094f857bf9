import type { GateFinding, GateResult } from '#core/gate/gate-result.ts';
import type { RuleExplanation } from '#core/policy/evaluation/evaluation.ts';
import { codeSpan, escapeMarkdown } from '#core/report/escape-markdown.ts';

/** For what no rule says anything about. */
const otherwise = 'POLICY-OTHERWISE';

export const ruleOf = ({ reasons }: Pick<GateFinding, 'reasons'>): string => reasons[0]?.rule ?? otherwise;

const levels = { info: 'note', warning: 'warning', error: 'error', blocker: 'error' } as const;

/** Every rule that an outcome names, and the one for all else, in the order of the policy; with help that a code-scanning view shows. */
export function ruleDescriptors({ rules, findings }: GateResult) {
  const used = new Set(findings.map(ruleOf));
  const known = Object.entries(rules).filter(([id]) => used.has(id)).map(([id, rule]) => descriptor(id, rule));
  return used.has(otherwise) ? [...known, descriptor(otherwise, { title: 'No rule says anything about the component', severity: 'warning', when: 'nothing else applies', remedy: 'Ask those who keep the policy.' })] : known;
}

function descriptor(id: string, { title, severity, when, rationale, remedy, lesson }: RuleExplanation) {
  const why = rationale ?? `${title}.`;
  const lines = [`Why: ${why}`, ...(remedy === undefined ? [] : [`What to do: ${remedy}`]), `Fires when: ${when}`, ...(lesson === undefined ? [] : [`Lesson: ${lesson}`]), `More: muster policy explain ${id}`];
  const markdown = [`**Why.** ${escapeMarkdown(why)}`, ...(remedy === undefined ? [] : [`**What to do.** ${escapeMarkdown(remedy)}`]), `**Fires when** ${codeSpan(when)}`, ...(lesson === undefined ? [] : [`**Lesson** ${escapeMarkdown(lesson)}`]), `**More:** ${codeSpan(`muster policy explain ${id}`)}`];
  return {
    id, name: pascalCase(title), shortDescription: { text: `${title}.` }, fullDescription: { text: why }, help: { text: lines.join('\n'), markdown: markdown.join('\n\n') },
    defaultConfiguration: { level: levels[severity] }, properties: { tags: ['compliance', 'open-source'], precision: 'high', 'problem.severity': severity === 'info' ? 'recommendation' : severity === 'warning' ? 'warning' : 'error' },
  };
}

const pascalCase = (text: string): string => text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '').map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
