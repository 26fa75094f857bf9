import { foundBy } from '#core/report/finder-name.ts';
import type { GateReportInput } from '#core/plugin/gate-report.ts';
import { alsoInWords } from '#core/gate/also-words.ts';
import { conflictsInWords } from '#core/gate/conflict-words.ts';
import { knownTermsInWords } from '#core/gate/find-license.ts';
import { withProjectInWords } from '#core/gate/project-words.ts';
import { partsInWords } from '#core/gate/part-words.ts';
import { placeIn } from '#core/gate/gate-place.ts';
import { gateOutcome } from '#core/gate/gate-outcome.ts';
import { gateActions, type GateFinding, type GateResult } from '#core/gate/gate-result.ts';
import { actionHints, actionTitles, brokenRules, byRule, countsInWords, issuesInWords, lackingData, licenseInWords, notCovered, openDutiesInWords, outcomeInWords, policyInWords, remarkInWords, remarksInWords, statedInWords, stepsOfGroup, unaskedInWords, useInWords, type RuleGroup } from '#core/gate/gate-words.ts';
import { Paint } from '#core/report/paint.ts';
import { printable } from '#core/report/printable.ts';
import { count } from '#core/report/words.ts';
import { wrapped } from '#core/report/wrap.ts';

/** Of one rule; all of them are in the other formats. */
const shown = 10;

interface Page {
  readonly result: GateResult;
  readonly paint: Paint;
  readonly width: number;
}

/** By what has to be done, then by the rule that asks for it: what a developer reads from the top. */
export default function* render({ result, terminal }: GateReportInput): Generator<string> {
  const page: Page = { result, paint: new Paint(terminal.color), width: Math.min(Math.max(terminal.columns, 60), 120) };
  const { paint } = page;
  yield* head(page);
  for (const action of gateActions) {
    const findings = result.findings.filter((finding) => finding.action === action);
    if (findings.length === 0) continue;
    const colour = action === 'replace' ? paint.red : action === 'fulfil' ? paint.green : paint.yellow;
    yield `\n${paint.bold(colour(`${actionTitles[action]} (${findings.length})`))}  ${paint.dim(actionHints[action])}\n`;
    if (action === 'fulfil') yield* duties(page, findings);
    else for (const group of byRule(findings)) yield* ruleGroup(page, group);
  }
  yield* exceptions(page);
  yield* broken(page);
  yield* notAsked(page);
  const colour = { passed: paint.green, 'passed-in-part': paint.yellow, 'not-evaluated': paint.yellow, failed: paint.red }[gateOutcome(result)];
  yield `\n${paint.bold(colour(printable(outcomeInWords(result))))}\n`;
}

function* head({ result, paint, width }: Page): Generator<string> {
  for (const target of result.targets) {
    const { name, context, components, issues, outboundLicense } = target;
    const way = context === undefined ? 'usage context not known' : context;
    const own = outboundLicense === undefined ? '' : `, passed on as ${outboundLicense.text}`;
    yield `${paint.bold(printable(name))}  ${way}${printable(own)}; ${count(components, 'component')}${issues.length === 0 ? '' : paint.yellow(`, ${count(issues.length, 'issue')}: the inventory is not complete`)}\n`;
    for (const line of issuesInWords(target, 3)) yield* wrapped(printable(line), width - 4).map((part, index) => `${index === 0 ? '  • ' : '    '}${part}\n`);
  }
  yield `${countsInWords(result)}\n`;
  for (const line of wrapped(`Policy: ${printable(policyInWords(result))}.`, width)) yield `${paint.dim(line)}\n`;
}

function* ruleGroup({ result, paint, width }: Page, { rule, findings }: RuleGroup): Generator<string> {
  const says = rule === undefined ? undefined : result.rules[rule];
  const first = findings[0]!.reasons[0];
  const isUnasked = first?.status === 'not-evaluated';
  yield `\n  ${paint.bold(printable(says === undefined ? notCovered : isUnasked ? `Cannot be judged: ${says.title}` : says.title))}${rule === undefined ? '' : `  ${paint.dim(printable(rule))}`}\n`;
  if (says?.rationale !== undefined && !isUnasked) yield* field('Why', says.rationale, width);
  if (isUnasked) for (const [index, line] of unaskedInWords(findings[0]!).entries()) yield* field(index === 0 ? 'To do' : '', line, width);
  else yield* field('To do', first === undefined ? stepsOfGroup(findings, result.rules) : stepsOfGroup(findings, result.rules).replace(/ Ask [^.]*\.$/, ''), width);
  if (first?.openApprovals !== undefined && !isUnasked) yield* field('Ask', first.openApprovals.join(', '), width);
  if (says?.lesson !== undefined) yield* field('Lesson', says.lesson, width);
  for (const finding of findings.slice(0, shown)) yield* component({ result, paint, width }, finding);
  if (findings.length > shown) yield `    and ${count(findings.length - shown, 'more component')}; --format html or json has all of them\n`;
}

function* field(name: string, text: string, width: number): Generator<string> {
  yield* wrapped(printable(text), width - 12).map((line, index) => `    ${(index === 0 ? name : '').padEnd(7)} ${line}\n`);
}

function* component({ result, paint, width }: Page, { component: { name, version }, license, use, paths, places, alternatives, target, fails, isNew, licenseLearnt, reasons, openDuties, conflicts, withProject, knownTerms }: GateFinding): Generator<string> {
  const mark = fails ? paint.red('✗') : '•';
  const note = isNew === false ? paint.dim(licenseLearnt === true ? '  known before, licence learnt since' : '  known from the baseline') : isNew === true ? paint.bold('  new') : '';
  yield `    ${mark} ${paint.bold(printable(name))}${version === undefined ? '' : ` ${printable(version)}`}  ${paint.cyan(printable(licenseInWords(license)))}${note}\n`;
  const line = function* (head: string, text: string): Generator<string> {
    yield* wrapped(printable(text), width - 20).map((part, index) => `      ${paint.dim((index === 0 ? head : '').padEnd(10))} ${part}\n`);
  };
  if (license.choice !== undefined) yield* line('choice', `of ${license.choice.from}, ${license.choice.state} by the policy`);
  yield* line('use', useInWords(use));
  for (const stated of statedInWords(use)) yield* line('stated', stated);
  for (const also of alsoInWords({ reasons }, result.rules)) yield* line('also', also);
  for (const duty of openDutiesInWords({ openDuties: openDuties ?? [] })) yield* line('open', duty);
  for (const known of knownTermsInWords(knownTerms === undefined ? {} : { knownTerms })) yield* line('known', known);
  for (const met of withProjectInWords({ ...(withProject === undefined ? {} : { withProject }), conflicts: conflicts ?? [] })) yield* line('project', met);
  for (const conflict of conflictsInWords({ conflicts: conflicts ?? [] })) yield* line('conflict', conflict);
  for (const part of partsInWords({ places })) yield* line('part', part);
  if (paths[0] !== undefined) yield* line('comes by', paths[0].join(' > '));
  const where = places.filter(({ of }) => of !== 'part').slice(0, 2).map(({ path, line: at, by }) => `${placeIn(result.targets[target]!, path)}${at === undefined ? '' : `:${at}`}${foundBy(by)}`);
  if (where.length > 0) yield* line('stands in', where.join(', '));
  for (const { name: other, license: terms, note: says } of alternatives) yield* line('instead', `${other} (${terms})${says === undefined ? '' : `. ${says}`}`);
  const waivers = reasons.flatMap(({ waiver }) => (waiver === undefined ? [] : [waiver]));
  if (waivers.length > 0) yield* line('waived by', waivers.join(', '));
}

/** Many and harmless: by licence, in lines. */
function* duties({ width }: Page, findings: readonly GateFinding[]): Generator<string> {
  const byLicense = [...Map.groupBy(findings, ({ license }) => licenseInWords(license))].toSorted(([, a], [, b]) => b.length - a.length);
  for (const [license, some] of byLicense.slice(0, shown)) {
    const names = some.slice(0, 6).map(({ component: { name } }) => name).join(', ');
    for (const [index, text] of wrapped(printable(`${license} (${some.length}): ${names}${some.length > 6 ? ` and ${some.length - 6} more` : ''}`), width - 6).entries()) yield `${index === 0 ? '  • ' : '    '}${text}\n`;
  }
  if (byLicense.length > shown) yield `  and ${count(byLicense.length - shown, 'more licence')}\n`;
}

function* exceptions({ result, paint, width }: Page): Generator<string> {
  if (result.exceptions.length === 0) return;
  yield `\n${paint.bold(`${remarksInWords(result)} (${result.exceptions.length})`)}\n`;
  for (const remark of result.exceptions) {
    const { severity, message, remedy, place } = remark;
    const at = place === undefined ? '' : ` (${place.path}${place.line === undefined ? '' : `:${place.line}`})`;
    yield* wrapped(printable(`${severity}: ${remarkInWords(remark)}${at}: ${message}. ${remedy}`), width - 4).map((text, index) => `${index === 0 ? '  • ' : '    '}${text}\n`);
  }
}

function* broken({ result, paint, width }: Page): Generator<string> {
  const all = brokenRules(result);
  if (all.length === 0) return;
  yield `\n${paint.bold(paint.red(`Rules whose code is wrong (${all.length})`))}\n`;
  for (const one of all) yield* wrapped(printable(one.broken.message), width - 4).map((text, index) => `${index === 0 ? '  • ' : '    '}${text}\n`);
}

function* notAsked({ result, paint, width }: Page): Generator<string> {
  const all = lackingData(result);
  if (all.length === 0) return;
  const reasons = new Map<string, string[]>();
  for (const { rule, missing } of all) {
    const why = missing[0]?.reason ?? missing[0]?.fact ?? '';
    reasons.set(why, [...(reasons.get(why) ?? []), rule]);
  }
  yield `\n${paint.dim(`Not evaluated for want of data (${count(all.length, 'rule')}); they neither pass nor fail:`)}\n`;
  for (const [why, rules] of reasons) yield* wrapped(printable(`${why} ${rules.join(', ')}`), width - 4).map((text, index) => `${paint.dim(`${index === 0 ? '  • ' : '    '}${text}`)}\n`);
}
