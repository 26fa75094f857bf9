import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { GateResult } from '#core/gate/gate-result.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { readPolicy } from '#core/policy/reading/read-policy.ts';
import { declaredLicenses } from '#features/gate/declared-licenses.ts';
import { runGate, type GateInput } from '#features/gate/run-gate.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { makeComponent, makeInventory } from '../support/make-inventory.ts';
import { hostile } from './sample.ts';

const { policy } = combineLayers(loadPreset('default', undefined, []));

/** Several rules for one component; the title of one is not harmless. */
const several = `policy: {id: acme, version: 1.0.0, title: Acme, extends: [preset:default]}
rules:
  - {id: ORG-1, title: "No network copyleft: 100% | <b>ours</b>, \`never\`", domain: license, when: 'license.categories hasAny ["network-copyleft"]', verdict: deny, severity: error, enforceAt: all, rationale: Our board decided so., remedy: Take something else.}
  - {id: ORG-2, title: The architects look at copyleft, domain: license, when: 'license.categories hasAny ["network-copyleft", "weak-copyleft"]', verdict: needs-approval, severity: warning, enforceAt: all, approvers: [architecture], rationale: Copyleft shapes how programs are built., remedy: Ask the architects.}
  - {id: ORG-3, title: Security looks at copyleft of files, domain: license, when: 'license.categories hasAny ["weak-copyleft"]', verdict: needs-approval, severity: warning, enforceAt: all, approvers: [ciso], rationale: Fixes have to be published., remedy: Ask security.}
`;
const { document: severalDocument } = readPolicy('.muster/policy', [{ path: '.muster/policy/policy.yaml', text: several }]);
const { policy: severalPolicy } = combineLayers([...loadPreset('default', undefined, []), severalDocument]);

/** A rule in code that fails, and only reports what it does not know. */
const { document: brokenDocument } = readPolicy('.muster/policy', [{ path: '.muster/policy/policy.yaml', text: 'policy: {id: acme, version: 1.0.0, title: Acme, extends: [preset:default]}\n' }], [{
  path: '.muster/policy/nine.rule.ts', description: { id: 'ORG-9', title: 'Nobody knows', domain: 'license', verdict: 'deny', severity: 'error', enforceAt: 'all', ifUnknown: 'report', rationale: 'Our board decided so.', remedy: 'Take something else.' },
  test: { kind: 'code', facts: ['license.ids'], hash: '0'.repeat(64), check: () => {
    throw new TypeError('no list');
  } },
}]);
const { policy: brokenPolicy } = combineLayers([...loadPreset('default', undefined, []), brokenDocument]);

const at = (line: number) => ({ evidence: [{ kind: 'lockfile' as const, path: 'package-lock.json', line, source: 'npm/package-lock' }] });

/** A closed product with one component of each kind of answer. */
export const product: Inventory = makeInventory({
  subject: { name: 'shop', location: 'apps/shop', usageContext: 'distributed', department: 'retail', usage: { outboundLicense: 'proprietary', uses: [{ component: 'pkg:npm/patched', modified: true, reason: 'Our patch.' }] }, owners: [{ name: 'team-shop', path: 'muster.yaml', kind: 'configuration' }] },
  components: [
    makeComponent('pkg:npm/gpl-thing@2.0.0', { licenses: ['GPL-3.0-only'], direct: false, ...at(40) }),
    makeComponent('pkg:npm/ui@1.0.0', { licenses: ['MIT'], ...at(12) }),
    makeComponent('pkg:npm/ua-parser-js@2.0.0', { licenses: ['AGPL-3.0-or-later'], ...at(20) }),
    makeComponent('pkg:npm/patched@1.0.0', { licenses: ['MPL-2.0'], ...at(25) }),
    makeComponent('pkg:npm/silent@3.1.0', { ...at(31) }),
    makeComponent('pkg:npm/either@1.0.0', { licenses: ['(MIT OR GPL-2.0-only)'], ...at(36) }),
    makeComponent('pkg:npm/native@1.0.0', { licenses: ['LGPL-3.0-or-later'], origin: 'git', ...at(50) }),
    makeComponent('pkg:npm/linter@9.0.0', { licenses: ['GPL-2.0-only'], scope: 'development', ...at(60) }),
    makeComponent('pkg:npm/known@1.0.0', { licenses: ['BUSL-1.1'], ...at(70) }),
  ],
  edges: ['npm:. > pkg:npm/ui@1.0.0', 'pkg:npm/ui@1.0.0 > pkg:npm/gpl-thing@2.0.0', 'npm:. > pkg:npm/ua-parser-js@2.0.0', 'npm:. > pkg:npm/patched@1.0.0', 'npm:. > pkg:npm/silent@3.1.0', 'npm:. > pkg:npm/known@1.0.0'],
});

/** Nobody says under which licence it is passed on; and whichever it is, one library cannot be in it with two others. */
const conflicting: Inventory = makeInventory({
  subject: { name: 'shop', location: 'apps/shop', usageContext: 'distributed' },
  components: [
    makeComponent('pkg:npm/drawing@1.0.0', { licenses: ['GPL-2.0-only'], ...at(12) }), makeComponent('pkg:npm/charts@1.0.0', { licenses: ['Apache-2.0'], ...at(20) }), makeComponent('pkg:npm/tables@2.0.0', { licenses: ['Apache-2.0'], ...at(30) }),
    makeComponent('pkg:npm/editor@3.0.0', { licenses: ['EPL-2.0'], ...at(40) }), makeComponent('pkg:npm/glue@1.0.0', { licenses: ['MIT'], ...at(50) }),
  ],
  edges: ['drawing@1.0.0', 'charts@1.0.0', 'tables@2.0.0', 'editor@3.0.0', 'glue@1.0.0'].map((name) => `npm:. > pkg:npm/${name}`),
});

/** What two entries state makes two components fine, and one does not help. */
const stated: Inventory = makeInventory({
  subject: { name: 'desk', location: 'apps/desk', usageContext: 'distributed', usage: { outboundLicense: 'proprietary', uses: [
    { component: 'pkg:npm/linter*', scope: 'development', reason: 'Runs before a commit, `never` later.', line: 5 }, { component: 'pkg:npm/viewer', linkage: 'none', scope: 'test', line: 6 }, { component: 'pkg:npm/patched', linkage: 'static', modified: true, line: 7 },
  ] } },
  components: [makeComponent('pkg:npm/linter@9.0.0', { licenses: ['GPL-2.0-only'], ...at(12) }), makeComponent('pkg:npm/patched@1.0.0', { licenses: ['MPL-2.0'], ...at(20) }), makeComponent('pkg:npm/viewer@1.0.0', { licenses: ['AGPL-3.0-only'], ...at(30) })],
  edges: ['linter@9.0.0', 'patched@1.0.0', 'viewer@1.0.0'].map((name) => `npm:. > pkg:npm/${name}`),
});

/** What several rules refuse or want to be asked about. */
const copyleft: Inventory = makeInventory({
  subject: { name: 'desk', location: 'apps/desk', usageContext: 'hosted', usage: { outboundLicense: 'proprietary' } },
  components: [makeComponent('pkg:npm/viewer@1.0.0', { licenses: ['AGPL-3.0-only'], ...at(12) }), makeComponent('pkg:npm/shapes@1.0.0', { licenses: ['MPL-2.0'], ...at(20) })],
  edges: ['viewer@1.0.0', 'shapes@1.0.0'].map((name) => `npm:. > pkg:npm/${name}`),
});

const input = (inventories: readonly Inventory[], more: Partial<GateInput> = {}): GateInput => ({
  policy, policyLocation: 'preset:default', knowledge: licenseKnowledge(), targets: inventories.map((inventory) => ({ inventory, licenseOf: declaredLicenses(inventory), ageDays: 0 })), at: 'pull-request', date: '2026-03-01', failOn: 'needs-approval',
  waivers: [{ id: 'known-until-april', rule: 'POL-LIC-061', component: 'pkg:npm/known', reason: 'migration-planned', approvedBy: [{ role: 'legal', by: 'mia' }, { role: 'osrb', by: 'rosa' }], granted: '2026-02-20', expires: '2026-03-20', renewals: 0, place: { path: '.muster/waivers.yaml', line: 2 } }],
  approvals: [{ rule: 'POL-LIC-060', role: 'legal', by: 'mia' }, { rule: 'POL-LIC-060', role: 'procurement', by: 'tom' }], generatedAt: '2026-03-01T12:00:00Z', tool: { name: 'muster', version: '0.0.0' }, ...more,
});

export const gateOf = (inventories: readonly Inventory[], more?: Partial<GateInput>): GateResult => runGate(input(inventories, more)).result;

const first = gateOf([product]);
const known = new Map(first.findings.filter(({ component }) => component.name === 'gpl-thing').map(({ fingerprint, enforced }) => [fingerprint, enforced]));

export const gateSamples: Readonly<Record<string, GateResult>> = {
  product: first,
  baseline: gateOf([product], { baseline: { name: 'origin/main', unknownLicenses: new Set(), verdicts: known } }),
  clean: gateOf([makeInventory({ subject: { usageContext: 'internal' }, components: [makeComponent('pkg:npm/ui@1.0.0', { licenses: ['MIT'] })] })], { waivers: [], approvals: [] }),
  unread: gateOf([makeInventory({ subject: { name: 'bill.cdx.json', location: 'sboms/bill.cdx.json', kind: 'sbom' }, projects: [], components: [], issues: [{ code: 'malformed', path: 'bill.cdx.json', line: 3, message: 'expected a value (column 6)', remedy: 'Write it again with the tool that made it.', source: 'sbom' }] })], { waivers: [], approvals: [] }),
  conflicts: gateOf([conflicting], { waivers: [], approvals: [] }),
  refused: gateOf([{ ...conflicting, subject: { ...conflicting.subject, usage: { outboundLicense: 'MIT' } } }], { waivers: [], approvals: [] }),
  stated: gateOf([stated], { waivers: [], approvals: [] }),
  several: gateOf([copyleft], { policy: severalPolicy, policyLocation: '.muster/policy', failOn: 'deny', waivers: [], approvals: [] }),
  broken: gateOf([copyleft], { policy: brokenPolicy, policyLocation: '.muster/policy', waivers: [], approvals: [] }),
  hostile: gateOf([hostile, product]),
};
