import { checkDeliverable } from '#core/compatibility/check-deliverable.ts';
import type { DeliverableComponent } from '#core/compatibility/component.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { obligationsOf } from '#core/obligations/obligations-of.ts';
import { releaseChecklist } from '#core/obligations/release-checklist.ts';
import { usualUsage } from '#core/usage/usage-facts.ts';

const licenses = ['MIT', 'MIT', 'MIT', 'MIT', 'ISC', 'ISC', 'Apache-2.0', 'BSD-3-Clause', 'BSD-2-Clause', 'MPL-2.0', 'LGPL-2.1-or-later', 'GPL-2.0-only', '0BSD', 'CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'MIT OR Apache-2.0', 'Python-2.0', 'EPL-2.0', 'LicenseRef-unknown'];

/** Compatibility, obligations and checklist of 2,000 components of a closed product, in one process after a first round. */
export function measureLicenseAnswers(): void {
  const knowledge = licenseKnowledge();
  const components: DeliverableComponent[] = Array.from({ length: 2_000 }, (_, index) => ({ name: `component-${index}`, license: expression(licenses[index % licenses.length]!), use: { ...usualUsage, channel: 'distributed' } }));
  const outbound = expression('LicenseRef-proprietary');
  for (const round of ['first round', 'warm']) {
    const figures = [
      timed('compatibility', () => checkDeliverable({ outbound, components }, { knowledge })),
      timed('obligations and checklist', () => releaseChecklist(components.map(({ name, license, use }) => obligationsOf({ component: name, license, use }, { knowledge })))),
    ];
    console.log(`\nAnswers about licences of 2,000 components, ${round} (target: 1 s warm): ${figures.join(', ')}`);
  }
}

function timed(what: string, run: () => unknown): string {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return `${what} ${((user + system) / 1e6).toFixed(2)} s of CPU`;
}

function expression(text: string) {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
}
