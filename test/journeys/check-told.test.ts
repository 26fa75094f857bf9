import { describe, expect, it } from 'vitest';
import { gateProject } from '../support/gate-project.ts';
import { muster } from '../support/muster.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();

/** What the formats for people say, without their markup. */
async function told(target: string, ...more: readonly string[]): Promise<readonly [table: string, markdown: string, html: string]> {
  const one = async (format: string) => (await muster(['check', '-q', '--date', '2026-03-01', '-f', format, ...more, target])).stdout.replaceAll(/<[^>]*>|[\\`*]/g, ' ').replaceAll(/\s+/g, ' ');
  return [await one('table'), await one('markdown'), await one('html')];
}

const agpl = (configuration: string): Files => gateProject({ configuration: `outboundLicense: proprietary\n${configuration}`, packages: [{ name: 'x', license: 'AGPL-3.0-only' }] });

describe.concurrent('muster check', () => {
  it.each(['none', 'plugin'])('says that no rule covers a licence in a use (linkage %s)', async (linkage) => {
    for (const text of await told(work.tree(agpl(`usageContext: distributed\nuses:\n  - {component: pkg:npm/x, linkage: ${linkage}}\n`)))) {
      expect(text).toContain('No rule of the policy covers this licence in this use');
      expect(text).toContain('ask the owners of the policy, or Legal');
      expect(text).not.toContain('Cannot be judged: Medium or low vulnerability');
    }
  });

  it('names every rule that refuses a component', async () => {
    const policy = `policy: {id: acme, version: 1.0.0, title: Acme, extends: [preset:default]}
rules:
  - id: ORG-1
    title: No network copyleft in our services
    domain: license
    when: license.categories hasAny ["network-copyleft"]
    verdict: deny
    severity: error
    enforceAt: {pull-request: enforce}
    rationale: Our board decided so.
    remedy: Take something else.
`;
    const tree = work.tree({ ...agpl('usageContext: distributed\n'), '.muster/policy/policy.yaml': policy });
    for (const text of await told(tree)) expect(text).toMatch(/also refused by (?:ORG-1: No network copyleft in our services|POL-LIC-\d+: )/);
  });

  it('says that a statement decided, where, and with which reason', async () => {
    const packages = [{ name: 'x', license: 'AGPL-3.0-only' }, { name: 'y', license: 'AGPL-3.0-only' }, { name: 'plain', license: 'MIT' }];
    const tree = (uses: string) => work.tree(gateProject({ configuration: `usageContext: hosted\noutboundLicense: proprietary\nuses:\n${uses}`, packages }));
    const decided = tree('  - {component: pkg:npm/x, scope: development}\n  - {component: pkg:npm/y, linkage: none, reason: A program of the desk.}\n  - {component: pkg:npm/plain, scope: development}\n');
    for (const text of await told(decided, '--fail-on', 'never')) {
      expect(text).toContain('1 passes only by what muster.yaml states');
      expect(text).toMatch(/muster\.yaml:4 ?\)?.*It states scope: development, and only because of that a component is fine: x \(AGPL-3\.0-only ?\)\. No reason is given/);
      expect(text).not.toContain('plain (MIT)');
    }
    for (const text of await told(tree('  - {component: pkg:npm/x, linkage: static, modified: true, reason: Our patch.}\n'), '--fail-on', 'never')) {
      expect(text).toMatch(/linkage, modified stated in .*muster\.yaml:4 ?: Our patch\./);
      expect(text).not.toContain('only by what');
    }
  });
});
