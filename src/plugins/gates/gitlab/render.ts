import { sha256OfText } from '#core/binary/sha256.ts';
import type { GateReportInput } from '#core/plugin/gate-report.ts';
import { placeIn } from '#core/gate/gate-place.ts';
import type { GateFinding } from '#core/gate/gate-result.ts';
import { componentInWords, isProblem, licenseInWords, loudness, stepsInWords, titleInWords } from '#core/gate/gate-words.ts';
import { printable } from '#core/report/printable.ts';

/** What GitLab shows beside the changes of a merge request, and compares with the target branch by fingerprint. */
export default function* render({ result }: GateReportInput): Generator<string> {
  const seen = new Map<string, number>();
  const entries = result.findings.filter(isProblem).map((finding) => {
    const place = finding.places[0] ?? { path: 'muster.yaml', line: 1 };
    const count = (seen.get(finding.fingerprint) ?? 0) + 1;
    seen.set(finding.fingerprint, count);
    return {
      description: printable(`${componentInWords(finding)}, ${licenseInWords(finding.license)}: ${titleInWords(finding, result.rules)}. ${stepsInWords(finding, result.rules)}`),
      check_name: finding.reasons[0]?.rule ?? 'policy', fingerprint: count === 1 ? finding.fingerprint : `${finding.fingerprint}-${count}`, severity: severityOf(finding, result.rules[finding.reasons[0]?.rule ?? '']?.severity === 'blocker'),
      location: { path: printable(placeIn(result.targets[finding.target]!, place.path)), lines: { begin: place.line ?? 1 } },
    };
  });
  for (const target of result.targets) {
    for (const { code, path, line, message, remedy } of target.issues) {
      const of = sha256OfText(['muster-check/1', target.name, code, path, message].join('\0'));
      const times = (seen.get(of) ?? 0) + 1;
      seen.set(of, times);
      entries.push({ description: printable(`Not read, or not in full: ${message}. ${remedy}`), check_name: code, fingerprint: times === 1 ? of : `${of}-${times}`, severity: target.read === 'unread' ? 'major' : 'minor', location: { path: printable(placeIn(target, path)), lines: { begin: line ?? 1 } } });
    }
  }
  yield '[';
  for (const [index, entry] of entries.entries()) yield `${index === 0 ? '' : ','}\n ${JSON.stringify(entry)}`;
  yield `${entries.length === 0 ? '' : '\n'}]\n`;
}

function severityOf(finding: GateFinding, isBlocker: boolean): 'blocker' | 'critical' | 'major' | 'minor' | 'info' {
  if (isBlocker && finding.fails) return 'blocker';
  if (loudness(finding) === 'note') return 'info';
  return finding.verdict === 'deny' ? 'critical' : finding.fails ? 'major' : 'minor';
}
