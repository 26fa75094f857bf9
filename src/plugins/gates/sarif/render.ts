import { foundBy } from '#core/report/finder-name.ts';
import type { GateReportInput } from '#core/plugin/gate-report.ts';
import { alsoDeciding, alsoSentences } from '#core/gate/also-words.ts';
import { placeIn } from '#core/gate/gate-place.ts';
import type { GateFinding, GatePlace, GateResult } from '#core/gate/gate-result.ts';
import { isEvaluated } from '#core/gate/gate-outcome.ts';
import { brokenRules, componentInWords, insteadInWords, isProblem, issuesInWords, licenseInWords, loudness, remarkInWords, stepsInWords, titleInWords, useInWords } from '#core/gate/gate-words.ts';
import { codeSpan, escapeMarkdown } from '#core/report/escape-markdown.ts';
import { printable } from '#core/report/printable.ts';
import { ruleDescriptors, ruleOf } from './rules.ts';

/** One run with the rules that speak and a result for each component about which something has to be done, and for each that was waived. */
export default function* render({ result }: GateReportInput): Generator<string> {
  const rules = ruleDescriptors(result);
  const index = new Map(rules.map(({ id }, place) => [id, place]));
  const findings = result.findings.filter((finding) => isProblem(finding) || waiversOf(finding).length > 0);
  const run = {
    tool: { driver: { name: 'Muster', semanticVersion: result.tool.version, rules } },
    automationDetails: { id: `muster-check/${result.at}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'Where the command ran.' } } },
    invocations: [{ executionSuccessful: isEvaluated(result.targets), endTimeUtc: result.generatedAt, ...notificationsOf(result) }],
    properties: { policy: result.policy, stage: result.at, date: result.date, dataVersions: result.dataVersions, passed: result.passed },
    results: [],
  };
  const head = JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 1);
  yield head.slice(0, head.lastIndexOf('[]') + 1);
  for (const [place, finding] of findings.entries()) yield `${place === 0 ? '' : ','}\n    ${JSON.stringify(resultOf(finding, result, index))}`;
  yield `${findings.length === 0 ? '' : '\n   '}${head.slice(head.lastIndexOf('[]') + 1)}\n`;
}

/** Files that could not be read, rules whose code is wrong, waivers and approvals that need attention, and entries of `muster.yaml` that fit nothing, decide, or take the place of what a package says. */
function notificationsOf(result: GateResult): { toolExecutionNotifications?: readonly unknown[] } {
  const { exceptions, targets } = result;
  const all = [
    ...targets.flatMap((target) => issuesInWords(target, 1000).map((line) => ({ level: target.read === 'unread' ? 'error' : 'warning', text: targets.length === 1 ? line : `${target.name}: ${line}` }))),
    ...brokenRules(result).map(({ broken }) => ({ level: 'error', text: broken.message })),
    ...exceptions.map((remark) => ({ level: remark.severity, text: `${remarkInWords(remark)}${remark.place?.line === undefined ? '' : ` (${remark.place.path}:${remark.place.line})`}: ${remark.message}. ${remark.remedy}` })),
  ];
  return all.length === 0 ? {} : { toolExecutionNotifications: all.map(({ level, text }) => ({ level, message: { text: printable(text) } })) };
}

const waiversOf = ({ reasons }: GateFinding): string[] => reasons.flatMap(({ waiver }) => (waiver === undefined ? [] : [waiver]));

function resultOf(finding: GateFinding, result: GateResult, index: ReadonlyMap<string, number>): unknown {
  const ruleId = ruleOf(finding);
  const [first, ...others] = finding.places;
  const waivers = waiversOf(finding);
  const also = alsoDeciding(finding);
  return {
    ruleId, ruleIndex: index.get(ruleId), level: loudness(finding), message: messageOf(finding, result),
    locations: [{ ...location(first ?? { of: 'component', path: 'muster.yaml', says: '' }, finding, result), logicalLocations: [{ fullyQualifiedName: finding.component.purl, kind: 'package' }] }],
    ...(others.length === 0 ? {} : { relatedLocations: others.map((place, id) => ({ id: id + 1, ...location(place, finding, result), message: { text: place.of === 'part' ? `A part is under another licence: ${printable(place.says)}${printable(foundBy(place.by))}` : place.of === 'license' ? `The licence is stated here: ${printable(place.says)}${printable(foundBy(place.by))}` : 'The component is named here as well.' } })) }),
    partialFingerprints: { 'musterCheck/v1': finding.fingerprint },
    ...(finding.isNew === undefined ? {} : { baselineState: finding.isNew ? 'new' : 'unchanged' }),
    ...(waivers.length === 0 ? {} : { suppressions: waivers.map((waiver) => ({ kind: 'external', status: 'accepted', justification: `Waived by ${waiver}.` })) }),
    properties: { verdict: finding.verdict, enforced: finding.enforced, couldBe: finding.couldBe, license: finding.license.expression ?? finding.license.status, scope: finding.use.scope, direct: finding.use.direct, ...(also.length === 0 ? {} : { alsoDeciding: also }), paths: finding.paths.map((path) => path.map(printable)) },
  };
}

function messageOf(finding: GateFinding, { rules }: GateResult): { text: string; markdown: string } {
  const way = finding.paths[0] === undefined || finding.paths[0].length < 3 ? '' : ` It comes by ${finding.paths[0].join(' > ')}.`;
  const instead = insteadInWords(finding);
  const also = alsoSentences(finding, rules);
  const text = `${componentInWords(finding)}, ${licenseInWords(finding.license)}. ${titleInWords(finding, rules)}. ${[stepsInWords(finding, rules), ...also].join(' ')}${instead.length === 0 ? '' : ` Instead: ${instead.join('; ')}.`}${way}`;
  const markdown = [
    `**${escapeMarkdown(componentInWords(finding))}**, ${codeSpan(licenseInWords(finding.license))}: ${escapeMarkdown(titleInWords(finding, rules))}.`, escapeMarkdown(stepsInWords(finding, rules)), ...also.map(escapeMarkdown),
    ...instead.map((other) => `Instead: ${escapeMarkdown(other)}`), `Use: ${escapeMarkdown(useInWords(finding.use))}.`, ...(way === '' ? [] : [escapeMarkdown(way.trim())]),
  ].join('\n\n');
  return { text: printable(text), markdown };
}

function location({ path, line }: GatePlace, { target }: GateFinding, { targets }: GateResult): { physicalLocation: unknown } {
  const uri = placeIn(targets[target]!, path).toWellFormed().split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine: line ?? 1 } } };
}
