import { sha256OfText } from '#core/binary/sha256.ts';
import type { GateReportInput } from '#core/plugin/gate-report.ts';
import { alsoSentences } from '#core/gate/also-words.ts';
import { placeIn } from '#core/gate/gate-place.ts';
import type { GateFinding } from '#core/gate/gate-result.ts';
import { brokenRules, componentInWords, isProblem, licenseInWords, loudness, remarkInWords, stepsInWords, titleInWords } from '#core/gate/gate-words.ts';
import { printable } from '#core/report/printable.ts';

/** What GitLab shows beside the changes of a merge request, and compares with the target branch by fingerprint. */
export default function* render({ result }: GateReportInput): Generator<string> {
  const seen = new Map<string, number>();
  const unique = (fingerprint: string): string => {
    const times = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, times);
    return times === 1 ? fingerprint : `${fingerprint}-${times}`;
  };
  const entries = result.findings.filter(isProblem).map((finding) => {
    const place = finding.places[0] ?? { path: 'muster.yaml', line: 1 };
    return {
      description: printable(`${componentInWords(finding)}, ${licenseInWords(finding.license)}: ${titleInWords(finding, result.rules)}. ${[stepsInWords(finding, result.rules), ...alsoSentences(finding, result.rules)].join(' ')}`),
      check_name: finding.reasons[0]?.rule ?? 'policy', fingerprint: unique(finding.fingerprint), severity: severityOf(finding, result.rules[finding.reasons[0]?.rule ?? '']?.severity === 'blocker'),
      location: { path: printable(placeIn(result.targets[finding.target]!, place.path)), lines: { begin: place.line ?? 1 } },
    };
  });
  for (const remark of result.exceptions) {
    const { of, kind, id, rule, severity, message, remedy, place } = remark;
    if (place === undefined) continue;
    entries.push({ description: printable(`${remarkInWords(remark)}: ${message}. ${remedy}`), check_name: of === 'use' ? 'uses' : rule, fingerprint: unique(sha256OfText(['muster-check/1', of, kind, id, rule, place.path].join('\0'))), severity: remarkSeverities[severity], location: { path: printable(place.path), lines: { begin: place.line ?? 1 } } });
  }
  for (const { rule, broken } of brokenRules(result)) {
    entries.push({ description: printable(broken.message), check_name: rule, fingerprint: unique(sha256OfText(['muster-check/1', 'broken', rule, broken.path].join('\0'))), severity: 'major', location: { path: printable(broken.path), lines: { begin: 1 } } });
  }
  for (const target of result.targets) {
    for (const { code, path, line, message, remedy } of target.issues) {
      const fingerprint = unique(sha256OfText(['muster-check/1', target.name, code, path, message].join('\0')));
      entries.push({ description: printable(`Not read, or not in full: ${message}. ${remedy}`), check_name: code, fingerprint, severity: target.read === 'unread' ? 'major' : 'minor', location: { path: printable(placeIn(target, path)), lines: { begin: line ?? 1 } } });
    }
  }
  yield '[';
  for (const [index, entry] of entries.entries()) yield `${index === 0 ? '' : ','}\n ${JSON.stringify(entry)}`;
  yield `${entries.length === 0 ? '' : '\n'}]\n`;
}

const remarkSeverities = { error: 'major', warning: 'minor', note: 'info' } as const;

function severityOf(finding: GateFinding, isBlocker: boolean): 'blocker' | 'critical' | 'major' | 'minor' | 'info' {
  if (isBlocker && finding.fails) return 'blocker';
  if (loudness(finding) === 'note') return 'info';
  return finding.verdict === 'deny' ? 'critical' : finding.fails ? 'major' : 'minor';
}
