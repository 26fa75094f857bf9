import { foundBy } from '#core/report/finder-name.ts';
import type { GateReportInput } from '#core/plugin/gate-report.ts';
import { alsoSentences } from '#core/gate/also-words.ts';
import { placeIn } from '#core/gate/gate-place.ts';
import type { GateFinding, GateResult } from '#core/gate/gate-result.ts';
import { isEvaluated } from '#core/gate/gate-outcome.ts';
import { actionTitles, brokenRules, componentInWords, insteadInWords, isProblem, issuesInWords, licenseInWords, remarkInWords, stepsInWords, titleInWords, useInWords } from '#core/gate/gate-words.ts';
import { printable } from '#core/report/printable.ts';
import { escapeXmlAttribute, escapeXmlText } from '#core/text/escape-xml.ts';

/** A suite for each target, a case for each component about which there is something to say: a failure where the gate fails, skipped where it only tells. Remarks about waivers, approvals and statements stand in system-out of the first suite; what could not be read, and rules whose code is wrong, in system-err. */
export default function* render({ result }: GateReportInput): Generator<string> {
  const { findings, targets } = result;
  // a run of tests in which none is counts as green
  const unread = isEvaluated(targets) ? [] : targets.filter(({ read }) => read === 'unread' || read === 'empty');
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="muster check" tests="${findings.length + unread.length}" failures="${failures(findings)}" errors="${unread.length}">\n`;
  for (const [index, target] of targets.entries()) {
    const isUnread = unread.includes(target);
    const own = findings.filter((finding) => finding.target === index);
    yield `  <testsuite name="${attribute(target.name)}" tests="${own.length + Number(isUnread)}" failures="${failures(own)}" errors="${Number(isUnread)}" skipped="${own.filter(isSkipped).length}" timestamp="${result.generatedAt.replace(/Z$/, '')}">\n`;
    for (const finding of own) yield* testCase(finding, result);
    if (isUnread) yield `    <testcase name="${attribute(target.location)}" classname="muster">\n      <error type="${target.read}" message="${attribute(issuesInWords(target, 3).join(' ') || 'Nothing was found.')}"/>\n    </testcase>\n`;
    const remarks = index === 0 ? result.exceptions.map(remarkLine) : [];
    if (remarks.length > 0) yield `    <system-out>${lines(remarks)}</system-out>\n`;
    const errors = [...issuesInWords(target, 1000), ...(index === 0 ? brokenRules(result).map(({ broken }) => broken.message) : [])];
    if (errors.length > 0) yield `    <system-err>${lines(errors.map((error) => `- ${error}`))}</system-err>\n`;
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function remarkLine(remark: GateResult['exceptions'][number]): string {
  const { severity, message, remedy, place } = remark;
  return `- ${severity}: ${remarkInWords(remark)}${place === undefined ? '' : ` (${place.path}${place.line === undefined ? '' : `:${place.line}`})`}: ${message}. ${remedy}`;
}

const failures = (findings: readonly GateFinding[]): number => findings.filter(({ fails }) => fails).length;
const isSkipped = (finding: GateFinding): boolean => !finding.fails && isProblem(finding);

function* testCase(finding: GateFinding, result: GateResult): Generator<string> {
  const place = finding.places[0];
  const file = place === undefined ? '' : ` file="${attribute(placeIn(result.targets[finding.target]!, place.path))}"${place.line === undefined ? '' : ` line="${place.line}"`}`;
  const head = `    <testcase name="${attribute(finding.component.purl)}" classname="${attribute(finding.reasons[0]?.rule ?? 'policy')}"${file}`;
  const message = `${titleInWords(finding, result.rules)}: ${licenseInWords(finding.license)}`;
  if (finding.fails) yield `${head}>\n      <failure type="${finding.enforced}" message="${attribute(message)}">${lines(details(finding, result))}</failure>\n    </testcase>\n`;
  else if (isSkipped(finding)) yield `${head}>\n      <skipped message="${attribute([message, ...alsoSentences(finding, result.rules)].join('. ').replace(/\.$/, ''))}"/>\n    </testcase>\n`;
  else yield `${head}/>\n`;
}

function details(finding: GateFinding, { rules, targets }: GateResult): string[] {
  return [
    `${actionTitles[finding.action]}: ${componentInWords(finding)}, ${licenseInWords(finding.license)}`, `To do: ${stepsInWords(finding, rules)}`, ...alsoSentences(finding, rules), ...insteadInWords(finding).map((other) => `Instead: ${other}`),
    `Use: ${useInWords(finding.use)}`, ...finding.paths.slice(0, 1).map((path) => `Comes by: ${path.join(' > ')}`),
    ...finding.places.map(({ path, line, by }) => `Stands in: ${placeIn(targets[finding.target]!, path)}${line === undefined ? '' : `:${line}`}${foundBy(by)}`),
  ];
}

const attribute = (text: string): string => escapeXmlAttribute(printable(text));

/** Each begins with words of ours: logs into which the file is written take lines that begin with `::` for commands. */
const lines = (texts: readonly string[]): string => escapeXmlText(texts.map(printable).join('\n'));
