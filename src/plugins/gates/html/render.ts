import { foundBy } from '#core/report/finder-name.ts';
import type { GateReportInput } from '#core/plugin/gate-report.ts';
import { alsoInWords } from '#core/gate/also-words.ts';
import { conflictsInWords } from '#core/gate/conflict-words.ts';
import { knownTermsInWords } from '#core/gate/find-license.ts';
import { withProjectInWords } from '#core/gate/project-words.ts';
import { partsInWords } from '#core/gate/part-words.ts';
import { placeIn } from '#core/gate/gate-place.ts';
import { gateOutcome } from '#core/gate/gate-outcome.ts';
import { gateActions, type GateAction, type GateFinding, type GateResult } from '#core/gate/gate-result.ts';
import { actionHints, actionTitles, brokenRules, byRule, countsInWords, insteadInWords, issuesInWords, lackingData, licenseInWords, openDutiesInWords, outcomeInWords, policyInWords, reasonInWords, remarksInWords, statedInWords, stepsOfGroup, titleInWords, useInWords, type RuleGroup } from '#core/gate/gate-words.ts';
import { escapeHtml } from '#core/report/escape-html.ts';
import { printable } from '#core/report/printable.ts';
import { count } from '#core/report/words.ts';
import { style } from './style.ts';

/** Text of unknown origin. */
const text = (value: string): string => escapeHtml(printable(value));

const outcomes = {
  passed: { title: 'Passed', colour: 'good' }, 'passed-in-part': { title: 'Passed in part', colour: 'ask' }, 'not-evaluated': { title: 'Not evaluated', colour: 'ask' }, failed: { title: 'Failed', colour: 'bad' },
} as const;

/** Headings, tables and details only: no script, nothing from elsewhere. */
export default function* render({ result }: GateReportInput): Generator<string> {
  const names = result.targets.map(({ name }) => name).join(', ');
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">\n`;
  yield `<title>${text(`${outcomes[gateOutcome(result)].title}: ${names}`)}</title>\n<style>${style}</style>\n</head>\n<body>\n<main>\n<h1>${text(names)}</h1>\n`;
  yield `<p class="outcome ${outcomes[gateOutcome(result)].colour}">${text(outcomeInWords(result))}</p>\n<p>${text(countsInWords(result))}</p>\n`;
  yield `<p class="soft">${text(policyInWords(result))}. ${text(`Judged as on ${result.date}, written ${result.generatedAt} by ${result.tool.name} ${result.tool.version}.`)}</p>\n`;
  yield* targets(result);
  yield* unread(result);
  for (const action of gateActions) {
    const findings = result.findings.filter((finding) => finding.action === action);
    if (findings.length > 0) yield* section(result, action, findings);
  }
  yield* exceptions(result);
  yield* broken(result);
  yield* notAsked(result);
  yield '</main>\n</body>\n</html>\n';
}

function* targets({ targets: all }: GateResult): Generator<string> {
  yield '<div class="scroll" tabindex="0" role="region" aria-label="Targets"><table><thead><tr><th scope="col">Target</th><th scope="col">Usage context</th><th scope="col">Passed on as</th><th scope="col">Department</th><th scope="col">Owner</th><th scope="col">Components</th><th scope="col">Not readable</th></tr></thead><tbody>\n';
  for (const { name, context, outboundLicense, department, owner, components, issues } of all) {
    yield `<tr><th scope="row">${text(name)}</th>${[context ?? 'not known', outboundLicense?.text ?? 'not known', department ?? '–', owner ?? '–', String(components), issues.length === 0 ? 'nothing' : count(issues.length, 'issue')].map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>\n`;
  }
  yield '</tbody></table></div>\n';
}

function* unread({ targets: all }: GateResult): Generator<string> {
  if (all.every(({ issues }) => issues.length === 0)) return;
  yield '<section aria-labelledby="unread">\n<h2 id="unread" class="ask">Not read, or not in full</h2>\n<ul>\n';
  for (const target of all) for (const line of issuesInWords(target, 200)) yield `<li>${text(all.length === 1 ? line : `${target.name}: ${line}`)}</li>\n`;
  yield '</ul>\n</section>\n';
}

const colours: Readonly<Record<GateAction, string>> = { replace: 'bad', ask: 'ask', 'find-out': 'ask', complete: 'ask', fulfil: 'good', nothing: 'good' };

function* section(result: GateResult, action: GateAction, findings: readonly GateFinding[]): Generator<string> {
  yield `<section aria-labelledby="${action}">\n<h2 id="${action}" class="${colours[action]}">${text(`${actionTitles[action]} (${findings.length})`)}</h2>\n<p>${text(actionHints[action])}</p>\n`;
  if (action === 'fulfil') {
    yield '<ul>\n';
    for (const [license, some] of [...Map.groupBy(findings, (finding) => licenseInWords(finding.license))].toSorted(([, a], [, b]) => b.length - a.length)) {
      yield `<li><details><summary><code>${text(license)}</code> ${count(some.length, 'component')}</summary>${some.map(({ component: { name, version } }) => text(version === undefined ? name : `${name} ${version}`)).join(', ')}</details></li>\n`;
    }
    yield '</ul>\n';
  } else for (const [index, group] of byRule(findings).entries()) yield* ruleGroup(result, group, action, index + 1);
  yield '</section>\n';
}

/** The regions of two groups of one rule have the same heading: their place tells them apart for those who do not see them. */
function* ruleGroup(result: GateResult, { rule, findings }: RuleGroup, action: GateAction, place: number): Generator<string> {
  const first = findings[0]!;
  const says = rule === undefined ? undefined : result.rules[rule];
  const title = titleInWords(first, result.rules);
  // a column for nothing takes room from the others
  const hasInstead = findings.some(({ alternatives }) => alternatives.length > 0);
  yield `<h3>${text(title)}${rule === undefined ? '' : ` <code class="soft">${text(rule)}</code>`}</h3>\n<dl>`;
  const field = (name: string, value: string | undefined): string => (value === undefined ? '' : `<dt>${name}</dt><dd>${text(value)}</dd>`);
  yield `${field('Why', says?.rationale)}${field('What to do', stepsOfGroup(findings, result.rules))}${field('Lesson', says?.lesson)}${field('Fires when', says?.when)}</dl>\n`;
  yield `<div class="scroll" tabindex="0" role="region" aria-label="${text(`${actionTitles[action]}, ${place}: ${title}`)}"><table class="findings"><thead><tr><th scope="col">Component</th><th scope="col">Licence</th><th scope="col">Use</th><th scope="col">Where</th>${hasInstead ? '<th scope="col">Instead</th>' : ''}</tr></thead><tbody>\n`;
  for (const finding of findings) yield row(result, finding, hasInstead);
  yield '</tbody></table></div>\n';
}

function row({ targets: all, rules }: GateResult, finding: GateFinding, hasInstead: boolean): string {
  const { component: { name, version, purl }, license, use, paths, places, target, isNew, licenseLearnt, fails, reasons } = finding;
  const where = places.map(({ path, line, by }) => `<code>${text(`${placeIn(all[target]!, path)}${line === undefined ? '' : `:${line}`}`)}</code>${text(foundBy(by))}`).join('<br>');
  const ways = paths.map((path) => text(path.join(' › '))).join('<br>');
  const why = reasons.flatMap(reasonInWords);
  const notes = [...(license.choice === undefined ? [] : [`chosen of ${license.choice.from}: ${license.choice.reason}`]), ...license.notes];
  return `<tr><th scope="row">${text(version === undefined ? name : `${name} ${version}`)}${fails ? ' <span class="bad">fails</span>' : ''}${isNew === true ? ' <strong>new</strong>' : isNew === false ? ` <span class="soft">known${licenseLearnt === true ? ', licence learnt since' : ''}</span>` : ''}${all.length === 1 ? '' : `<br><span class="soft">in ${text(all[target]!.name)}</span>`}</th>`
    + `<td>${text(licenseInWords(license))}${notes.length === 0 ? '' : `<details><summary>Notes</summary>${notes.map(text).join('<br>')}</details>`}</td>`
    + `<td>${text(useInWords(use))}${openDutiesInWords(finding).map((duty) => `<br>open: ${text(duty)}`).join('')}${statedInWords(use, { text, place: (place) => `<code>${text(place)}</code>` }).map((stated) => `<br>${stated}`).join('')}${[...alsoInWords(finding, rules), ...knownTermsInWords(finding), ...withProjectInWords(finding), ...conflictsInWords(finding), ...partsInWords(finding)].map((more) => `<br>${text(more)}`).join('')}<details><summary>Facts</summary><code>${text(purl)}</code><br>${why.map(text).join('<br>')}</details></td>`
    + `<td>${where}${ways === '' ? '' : `<details><summary>Comes by</summary>${ways}</details>`}</td>${hasInstead ? `<td>${insteadInWords(finding).map(text).join('<br>')}</td>` : ''}</tr>\n`;
}

function* exceptions(result: GateResult): Generator<string> {
  const { exceptions: all } = result;
  if (all.length === 0) return;
  yield `<section aria-labelledby="waivers">\n<h2 id="waivers">${remarksInWords(result)} (${all.length})</h2>\n<ul>\n`;
  for (const { of, id, rule, severity, message, remedy, place } of all) yield `<li>${severity}: ${of === 'use' ? `uses of <code>${text(id)}</code>` : of === 'rule' ? text(id) : `<code>${text(id)}</code> for ${text(rule)}`}${place === undefined ? '' : ` (${text(place.path)}${place.line === undefined ? '' : `:${place.line}`})`}: ${text(`${message}. ${remedy}`)}</li>\n`;
  yield '</ul>\n</section>\n';
}

function* broken(result: GateResult): Generator<string> {
  const all = brokenRules(result);
  if (all.length === 0) return;
  yield `<section aria-labelledby="broken">\n<h2 id="broken" class="bad">Rules whose code is wrong (${all.length})</h2>\n<ul>\n${all.map((one) => `<li>${text(one.broken.message)}</li>\n`).join('')}</ul>\n</section>\n`;
}

function* notAsked(result: GateResult): Generator<string> {
  const all = lackingData(result);
  const { rules } = result;
  if (all.length === 0) return;
  yield `<section aria-labelledby="not-asked">\n<h2 id="not-asked">Not evaluated for want of data (${all.length})</h2>\n<p>These rules neither pass nor fail.</p>\n<ul>\n`;
  for (const { rule, missing } of all) yield `<li><code>${text(rule)}</code> ${text(rules[rule]?.title ?? '')}: ${text(missing.map(({ fact, reason }) => reason ?? fact).filter((reason, index, list) => list.indexOf(reason) === index).join(' '))}</li>\n`;
  yield '</ul>\n</section>\n';
}
