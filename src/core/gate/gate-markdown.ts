import { foundBy } from '../report/finder-name.ts';
import { codeSpan, escapeMarkdown } from '../report/escape-markdown.ts';
import { folded, markdownTable } from '../report/markdown-parts.ts';
import { count } from '../report/words.ts';
import { alsoInWords } from './also-words.ts';
import { conflictsInWords } from './conflict-words.ts';
import { knownTermsInWords } from './find-license.ts';
import { withProjectInWords } from './project-words.ts';
import { partsInWords } from './part-words.ts';
import { placeIn } from './gate-place.ts';
import { gateOutcome } from './gate-outcome.ts';
import { gateActions, type GateFinding, type GateResult } from './gate-result.ts';
import { actionHints, actionTitles, brokenRules, byRule, countsInWords, insteadInWords, issuesInWords, lackingData, licenseInWords, openDutiesInWords, outcomeInWords, placeInWords, policyInWords, remarkInWords, remarksInWords, statedInWords, stepsOfGroup, titleInWords, useInWords, type RuleGroup } from './gate-words.ts';

export interface MarkdownLimits {
  /** Characters for tables; what does not fit is counted. */
  readonly room: number;
  /** Tables with more rows are folded. */
  readonly foldedFrom: number;
}

const icons = { passed: '✅', 'passed-in-part': '⚠️', 'not-evaluated': '⚠️', failed: '❌' } as const;

/** The outcome first, then what has to be done, by rule. Text from the inputs cannot become markup. */
export function* gateMarkdown(result: GateResult, { room, foldedFrom }: MarkdownLimits): Generator<string> {
  const left = { characters: room };
  yield `### ${icons[gateOutcome(result)]} Open source: ${countsInWords(result)}\n\n${escapeMarkdown(outcomeInWords(result))}\n\n`;
  for (const action of gateActions) {
    const findings = result.findings.filter((finding) => finding.action === action);
    if (findings.length === 0) continue;
    if (action === 'fulfil') {
      yield* folded(true, `${actionTitles[action]}: ${findings.length}`, duties(findings));
      continue;
    }
    yield `#### ${actionTitles[action]}: ${findings.length}\n\n${actionHints[action]}\n\n`;
    for (const group of byRule(findings)) yield* ruleGroup(result, group, foldedFrom, left);
  }
  yield* unread(result);
  yield* exceptions(result);
  const broken = brokenRules(result);
  if (broken.length > 0) yield `#### Rules whose code is wrong: ${broken.length}\n\n${broken.map((one) => `- ${escapeMarkdown(one.broken.message)}\n`).join('')}\n`;
  const lacking = lackingData(result);
  if (lacking.length > 0) yield `<sub>Not evaluated for want of data: ${lacking.map(({ rule }) => escapeMarkdown(rule)).join(', ')}.</sub>\n\n`;
  yield `<sub>${escapeMarkdown(policyInWords(result))}; ${result.at}, ${result.date}; ${result.tool.name} ${result.tool.version}</sub>\n`;
}

function* unread({ targets }: GateResult): Generator<string> {
  for (const target of targets) {
    if (target.issues.length > 0) yield `#### Not read, or not in full: ${escapeMarkdown(target.name)}\n\n${issuesInWords(target, 20).map((line) => `- ${escapeMarkdown(line)}\n`).join('')}\n`;
  }
}

function* ruleGroup(result: GateResult, { rule, findings }: RuleGroup, foldedFrom: number, left: { characters: number }): Generator<string> {
  const first = findings[0]!;
  const says = rule === undefined ? undefined : result.rules[rule];
  yield `**${escapeMarkdown(titleInWords(first, result.rules))}**${rule === undefined ? '' : ` (${escapeMarkdown(rule)})`}\n`;
  if (says?.rationale !== undefined && first.reasons[0]?.status === 'fired') yield `${escapeMarkdown(says.rationale)}\n`;
  yield `➜ ${escapeMarkdown(stepsOfGroup(findings, result.rules))}${says?.lesson === undefined ? '' : ` Lesson: ${escapeMarkdown(says.lesson)}.`}\n\n`;
  yield* folded(findings.length >= foldedFrom, count(findings.length, 'component'), markdownTable(['Component', 'Licence', 'How it is used and where it comes from', 'Instead'], rows(result, findings, left)));
}

function* rows({ targets, baseline, rules }: GateResult, findings: readonly GateFinding[], left: { characters: number }): Generator<string[]> {
  for (const [index, finding] of findings.entries()) {
    const { component: { name, version }, license, use, paths, places, target, isNew, licenseLearnt } = finding;
    const place = places[0];
    const at = place === undefined ? '' : `<br>${codeSpan(`${placeIn(targets[target]!, place.path)}${place.line === undefined ? '' : `:${place.line}`}`)}${escapeMarkdown(foundBy(place.by))}`;
    const way = paths[0] === undefined || paths[0].length < 3 ? '' : `<br>by ${paths[0].slice(0, -1).map(codeSpan).join(' › ')}`;
    const row = [
      `${codeSpan(version === undefined ? name : `${name} ${version}`)}${baseline === undefined ? '' : isNew === true ? ' **new**' : licenseLearnt === true ? ' (known, licence learnt since)' : ' (known)'}${targets.length === 1 ? '' : `<br>in ${codeSpan(targets[target]!.name)}`}`,
      `${codeSpan(licenseInWords(license))}${license.choice === undefined ? '' : `<br>chosen of ${codeSpan(license.choice.from)}`}`,
      `${escapeMarkdown(useInWords(use))}${way}${at}${openDutiesInWords(finding).map((duty) => `<br>open: ${escapeMarkdown(duty)}`).join('')}${statedInWords(use, { text: escapeMarkdown, place: codeSpan }).map((stated) => `<br>${stated}`).join('')}${[...alsoInWords(finding, rules), ...knownTermsInWords(finding), ...withProjectInWords(finding), ...conflictsInWords(finding), ...partsInWords(finding)].map((more) => `<br>${escapeMarkdown(more)}`).join('')}`, insteadInWords(finding).map(escapeMarkdown).join('<br>'),
    ];
    left.characters -= row.join(' | ').length + 8;
    if (left.characters < 0) {
      yield [`and ${count(findings.length - index, 'more', 'more')}`, '', '', ''];
      return;
    }
    yield row;
  }
}

function* duties(findings: readonly GateFinding[]): Generator<string> {
  yield `${actionHints.fulfil}\n\n`;
  const groups = [...Map.groupBy(findings, ({ license }) => licenseInWords(license))].toSorted(([, a], [, b]) => b.length - a.length);
  yield* markdownTable(['Licence', 'Components'], groups.slice(0, 30).map(([license, some]) => [codeSpan(license), `${some.slice(0, 12).map(({ component: { name } }) => codeSpan(name)).join(', ')}${some.length > 12 ? ` and ${some.length - 12} more` : ''}`]));
}

function* exceptions(result: GateResult): Generator<string> {
  const { exceptions: all } = result;
  if (all.length === 0) return;
  yield `#### ${remarksInWords(result)}: ${all.length}\n\n`;
  for (const remark of all.slice(0, 50)) yield `- ${remark.severity}: ${escapeMarkdown(remarkInWords(remark))}${remark.place === undefined ? '' : ` (${codeSpan(placeInWords(remark.place))})`}: ${escapeMarkdown(remark.message)}. ${escapeMarkdown(remark.remedy)}\n`;
  yield '\n';
}
