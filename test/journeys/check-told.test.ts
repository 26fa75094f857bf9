import { describe, expect, it } from 'vitest';
import { GateDocument } from '#core/gate/gate-document.ts';
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

  it('says why the licence of the project does not take a component in, on which condition it does, and what to do', async () => {
    const tree = (outbound: string) => work.tree(gateProject({ configuration: `usageContext: published\noutboundLicense: ${outbound}\n`, packages: [{ name: 'x', license: 'LGPL-3.0-only' }] }));
    for (const text of await told(tree('GPL-2.0-only'))) {
      expect(text).toMatch(/LGPL-3\.0-only asks that this material stays under LGPL-3\.0-only, and it does not let itself be passed on under GPL-2\.0-only\. \(LGPL-3\.0-only 4 ?\) Ways out: 1/);
      expect(text).toContain('Run x as a program of its own');
      expect(text).toContain('Publish your work under GPL-3.0-only. 3');
    }
    for (const text of await told(tree('GPL-3.0-or-later'))) {
      expect(text).toContain('That needs: pass the whole on under GPL-3.0-only; your own files may stay under GPL-3.0-or-later; fulfil the obligations of LGPL-3.0-only for the component itself.');
      expect(text).toContain('.muster/licenses.yaml');
    }
  });

  it('says how to find out a licence, for what it is', async () => {
    const packages = [{ name: 'unnamed' }, { name: 'elsewhere', license: 'SEE LICENSE IN LICENSE.txt' }, { name: 'vague', license: 'BSD' }, { name: 'tested', dev: true as const }];
    const tree = work.tree({ ...gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\nuses:\n  - {component: pkg:npm/tested, scope: test}\n', packages }), Dockerfile: 'FROM postgres:16\n', 'main.tf': 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "5.0.0" }\n  }\n}\n' });
    for (const text of await told(tree)) {
      expect(text).toContain('No file here names its licence: install the packages before the check, or run it with --online. If that does not help: Compare what the author declares with what stands in the files, and record the result in .muster/curations.yaml. Where nothing says it, ask its author for the licence in writing.');
      expect(text).toContain('Its author names a file that is not here: install the packages before the check, or run it with --online. If that does not help:');
      expect(text).toContain('What its author writes is not the name of one licence: look in its files which one is meant;');
      expect(text).toContain('What is in an image is not read: check an SBOM of it, or its unpacked files, by itself,');
      expect(text).toContain('No file here names its licence, and there is no registry to ask: look at the place that it comes from.');
      expect(text).toMatch(/Cannot be judged: Terms that are not open source.*Its licence is not known\. No file here names its licence: install/);
    }
  });

  it('says what is known of an image that nothing describes, and what to take instead', async () => {
    const tree = work.tree({ 'muster.yaml': 'usageContext: hosted\n', Dockerfile: 'FROM redis:8.2\n', 'compose.yaml': 'services:\n  old: {image: "redis:7.2"}\n' });
    const { stdout } = await muster(['check', '-q', '-f', 'json', '--date', '2026-03-01', tree]);
    const { findings } = GateDocument.parse(JSON.parse(stdout));
    expect(findings.map(({ component: { version }, verdict, action, knownTerms, alternatives }) => [version, verdict, action, knownTerms?.terms, alternatives.map(({ purl }) => purl)])).toEqual([
      ['7.2', 'needs-approval', 'find-out', undefined, []],
      ['8.2', 'needs-approval', 'find-out', 'LicenseRef-RSALv2 OR SSPL-1.0 OR AGPL-3.0-only', ['pkg:docker/redis', 'pkg:docker/valkey/valkey']],
    ]);
    for (const text of await told(tree)) expect(text).toMatch(/Its author publishes it under LicenseRef-RSALv2 OR SSPL-1\.0 OR AGPL-3\.0-only \(from 8\.0 on ?\), as far as we know: see LICENSE of 8\.0\./);
  });

  it('tells whoever asks about something new how to say its licence', async () => {
    const asked = async (purl: string): Promise<string> => (await muster(['ask', purl, '--context', 'hosted', '--project', work.tree({})])).stdout.replaceAll(/\s+/g, ' ');
    expect(await asked('pkg:npm/left-pad@1.3.0')).toContain('To do Say with --license under which licence it is, or ask its registry with --online. If that does not help:');
    expect(await asked('pkg:docker/postgres@16')).toContain('To do Say with --license under which licence it is. If that does not help:');
  });
});
