import type { GateReportInput } from '#core/plugin/gate-report.ts';
import { alsoSentences } from '#core/gate/also-words.ts';
import { placeIn } from '#core/gate/gate-place.ts';
import { gateOutcome } from '#core/gate/gate-outcome.ts';
import { brokenRules, componentInWords, insteadInWords, isProblem, issuesInWords, licenseInWords, loudness, outcomeInWords, stepsInWords, titleInWords } from '#core/gate/gate-words.ts';
import { printable } from '#core/report/printable.ts';

const titles = { use: 'uses of', waiver: 'Waiver', approval: 'Approval', rule: 'Rule' } as const;

/** Commands that a workflow prints to annotate lines: what fails first, since GitHub shows only the first ten of each kind in a step. */
export default function* render({ result }: GateReportInput): Generator<string> {
  const findings = result.findings.filter(isProblem).toSorted((a, b) => Number(b.fails) - Number(a.fails));
  for (const finding of findings) {
    const kind = loudness(finding) === 'note' ? 'notice' : loudness(finding);
    const place = finding.places[0];
    const where = place === undefined ? '' : `file=${property(placeIn(result.targets[finding.target]!, place.path))}${place.line === undefined ? '' : `,line=${place.line}`},`;
    // what to do about it was told when it was new
    const advice = finding.isNew === false ? [`Was there before${finding.licenseLearnt === true ? ', its licence is known since' : ''}: not counted.`] : [stepsInWords(finding, result.rules), ...alsoSentences(finding, result.rules), ...insteadInWords(finding).map((other) => `Instead: ${other}`), ...finding.paths.slice(0, 1).map((path) => `Comes by ${path.join(' > ')}`)];
    const message = [...advice, ...(finding.reasons[0] === undefined ? [] : [`Rule ${finding.reasons[0].rule}`])];
    yield `::${kind} ${where}title=${property(`${finding.isNew === false ? 'Was there before, not counted: ' : ''}${componentInWords(finding)}, ${licenseInWords(finding.license)}: ${titleInWords(finding, result.rules)}`)}::${message.map((line) => data(line)).join('%0A')}\n`;
  }
  for (const { of, id, severity, message, remedy, place } of result.exceptions) {
    const where = place === undefined ? '' : `file=${property(place.path)}${place.line === undefined ? '' : `,line=${place.line}`},`;
    yield `::${severity === 'note' ? 'notice' : severity} ${where}title=${property(`${titles[of]} ${id}`)}::${data(`${message}. ${remedy}`)}\n`;
  }
  for (const { rule, broken } of brokenRules(result)) yield `::warning file=${property(broken.path)},title=${property(`The code of the rule ${rule} is wrong`)}::${data(broken.message)}\n`;
  for (const target of result.targets) {
    for (const line of issuesInWords(target, 5)) yield `::${target.read === 'unread' ? 'error' : 'warning'} title=${property(`Not read, or not in full: ${target.name}`)}::${data(line)}\n`;
  }
  const kind = { passed: 'notice', 'passed-in-part': 'warning', 'not-evaluated': 'error', failed: 'error' }[gateOutcome(result)];
  yield `::${kind} title=${property('muster check')}::${data(outcomeInWords(result))}\n`;
}

const data = (text: string): string => printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
