import { Paint } from '../../report/paint.ts';
import { describeType } from '../facts/fact-type.ts';
import { definitionOf, factNames, type Facts } from '../facts/facts.ts';
import { compilePolicy, modeOf } from '../evaluation/compile-policy.ts';
import { renderPlace } from '../model/place.ts';
import type { Policy, PolicyRule } from '../model/policy.ts';
import { enforcementPoints, type Verdict } from '../model/verdict.ts';
import type { Terminal } from './problems-text.ts';

const meanings: Readonly<Record<Verdict, string>> = {
  allow: 'may be used',
  'allow-with-obligations': 'may be used, with duties',
  'needs-approval': 'may be used when those below agree',
  deny: 'must not be used',
};

/** Everything that there is to say about one rule, for somebody who just met it. */
export function* explainRule(policy: Policy, rule: PolicyRule, today: string, { color, columns }: Terminal): Generator<string> {
  const paint = new Paint(color);
  const width = Math.min(Math.max(columns, 60), 120);
  const field = (name: string, text: string): string => fold(`  ${name.padEnd(11)} `, text, width);
  yield `${paint.bold(rule.id)}  ${rule.title}\n\n`;
  yield field('verdict', `${rule.verdict}: ${meanings[rule.verdict]}`);
  yield field('severity', rule.severity);
  if (rule.rationale !== undefined) yield field('why', rule.rationale);
  if (rule.remedy !== undefined) yield field('what to do', rule.remedy);
  if (rule.approvers.length > 0) yield field('approval by', rule.approvers.join(', '));
  yield field('waiver', waiverText(rule));
  yield field('asked at', enforcementPoints.filter((point) => rule.enforceAt[point] !== undefined).map((point) => `${point} (${modeOf(rule, point, today)})`).join(', ') || 'no point');
  if (rule.observeUntil !== undefined && today <= rule.observeUntil) yield field('observes', `until ${rule.observeUntil}; then ${[...new Set(Object.values(rule.enforceAt))].join(', ')}`);
  yield field('not known', rule.ifUnknown === 'report' ? 'where its facts are not known it is reported as not evaluated' : 'where its facts are not known the use needs approval');
  if (rule.lesson !== undefined) yield field('lesson', rule.lesson);
  yield field('written in', [rule.place, ...rule.adjustedAt].map(renderPlace).join(', changed in '));
  yield field('policy', `${policy.id} ${policy.version}, ${policy.hash.slice(0, 12)}`);
  yield `\n${paint.bold('Fires when')}\n${fold('  ', rule.test.kind === 'condition' ? rule.test.condition.text : `code (SHA-256 ${rule.test.hash}) says so`, width)}`;
  yield `\n${paint.bold('Facts')}\n`;
  const compiled = compilePolicy(policy).rules.find((candidate) => candidate.rule === rule)!;
  for (const slot of [...compiled.test.slots].sort((left, right) => left - right)) {
    const name = factNames[slot]!;
    const { meaning, type, origin } = definitionOf(name);
    yield fold(`  ${name.padEnd(30)} `, `${meaning} ${sentence(describeType(type))} From: ${origin}.`, width);
  }
  yield* examples(rule, paint, width);
}

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;

function waiverText({ waiver, severity }: PolicyRule): string {
  if (waiver === undefined || severity === 'blocker') return 'none';
  return `by ${waiver.approvers.join(' and ')}, for ${waiver.maxDays} days at most, ${waiver.maxRenewals === 0 ? 'not to be renewed' : `to be renewed ${waiver.maxRenewals === 1 ? 'once' : `${waiver.maxRenewals} times`}`}`;
}

function* examples({ examples: { fires, silent } }: PolicyRule, paint: Paint, width: number): Generator<string> {
  const show = (facts: Facts): string => Object.entries(facts).map(([name, value]) => `${name}: ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`).join(', ');
  if (fires.length > 0) yield `\n${paint.bold('Fires for')}\n${fires.map(({ facts }) => fold('  - ', show(facts), width)).join('')}`;
  if (silent.length > 0) yield `\n${paint.bold('Does not fire for')}\n${silent.map(({ facts }) => fold('  - ', show(facts), width)).join('')}`;
}

/** Words in lines of at most `width`, the first behind `head` and the others below its end. */
function fold(head: string, text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && head.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((part, index) => `${index === 0 ? head : ' '.repeat(head.length)}${part}\n`).join('');
}
