import { compilePolicy } from '#core/policy/evaluation/compile-policy.ts';
import { evaluate } from '#core/policy/evaluation/evaluate.ts';
import type { ComponentUse } from '#core/policy/evaluation/evaluation.ts';
import type { Facts } from '#core/policy/facts/facts.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { enforcementPoints } from '#core/policy/model/verdict.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { median } from './measure.ts';

const uses = 100_000;
const rounds = 7;

/** 100,000 uses against all 46 rules, explanations included: once with every fact known, once with what a scan without registers and advisories knows. */
export function benchPolicy(): void {
  const { policy } = combineLayers(loadPreset('default', undefined, []));
  // every rule is asked at every point, so that none is left out
  const everywhere: Policy = { ...policy, rules: policy.rules.map((rule) => ({ ...rule, enforceAt: Object.fromEntries(enforcementPoints.map((point) => [point, 'enforce'])) })) };
  const compiled = compilePolicy(everywhere);
  console.log(`\nA policy: ${uses.toLocaleString('en-US')} component uses × ${policy.rules.length} rules on one core (target: 2 s)`);
  const reasons = { vulnerability: 'No advisories were asked.' };
  const series: readonly [string, (index: number) => ComponentUse][] = [
    ['every fact known', (index) => ({ id: `u${index}`, facts: { ...scanned(index), ...registers(index) } })],
    ['facts of a scan only', (index) => ({ id: `u${index}`, facts: scanned(index), unknown: reasons })],
  ];
  for (const [name, make] of series) {
    const input = { at: 'build', date: '2026-03-01', uses: Array.from({ length: uses }, (_, index) => make(index)), approvals: [], waivers: [], dataVersions: {} } as const;
    const samples = Array.from({ length: rounds }, () => {
      const before = process.cpuUsage();
      const started = performance.now();
      const outcomes = evaluate(compiled, input).decisions.reduce((sum, decision) => sum + decision.outcomes.length, 0);
      const { user, system } = process.cpuUsage(before);
      return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, outcomes };
    });
    const middle = (values: readonly number[]): string => `${median(values).toFixed(2)} s`;
    console.log(`  ${name.padEnd(22)} ${middle(samples.map(({ cpu }) => cpu))} of CPU, ${middle(samples.map(({ wall }) => wall))} by the clock, ${samples[0]!.outcomes.toLocaleString('en-US')} outcomes explained`);
  }
}

const categories = ['permissive', 'weak-copyleft', 'strong-copyleft', 'network-copyleft', 'source-available', 'content'] as const;
const channels = ['internal', 'hosted', 'distributed', 'embedded', 'published'] as const;
const linkages = ['dynamic', 'static', 'separate-process', 'copied'] as const;

const scanned = (index: number): Facts => ({
  'license.status': 'concluded', 'license.ids': ['MIT'], 'license.categories': [categories[index % 6]!], 'license.obligations': ['license-text', 'copyright-notices'], 'license.linkingException': false, 'license.compatibility': 'yes',
  'usage.channel': channels[index % 5]!, 'usage.scope': index % 9 === 0 ? 'test' : 'runtime', 'usage.linkage': linkages[index % 4]!, 'usage.modified': false, 'usage.direct': index % 7 === 0, 'usage.clientCode': false, 'usage.userProduct': false,
  'component.purl': `pkg:npm/component-${index}@1.0.0`, 'component.name': `component-${index}`, 'component.version': '1.0.0', 'component.ecosystem': 'npm', 'project.name': `project-${index % 50}`, 'project.department': 'payments', 'project.outboundLicense': 'proprietary',
});

const registers = (index: number): Facts => ({
  'license.entitlement': false, 'license.changedSinceApproval': index % 97 === 0, 'usage.stage': 'production', 'usage.newIntroduction': index % 11 === 0, 'usage.undeclaredDrift': false, 'usage.venue': 'internal-cloud', 'usage.dataClass': 'internal',
  'component.malicious': false, 'component.hashMismatch': false, 'component.fromApprovedSource': true, 'component.dependencyConfusion': false, 'component.versionAgeDays': index % 400, 'component.isSecurityFix': false,
  'component.lifecycle': index % 13 === 0 ? 'deprecated' : 'approved', 'component.ownerAssigned': true, 'component.supportPlan': true, 'component.thirdPartyBinary': false, 'component.supplierSbom': true, 'component.exportControlled': false,
  'vulnerability.maxCvss': (index % 100) / 10, 'vulnerability.knownExploited': false, 'approval.exists': true, 'approval.contextMatches': true, 'project.criticality': 'medium', 'project.openObligations': 0, 'project.sbomAgeDays': 5, 'actor.trainingCurrent': true,
});
