import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { makeComponent, makeInventory, makeIssue } from '../support/make-inventory.ts';

/** A shop in npm with a service in Maven: every kind of statement that a report can make occurs. */
export const shop: Inventory = makeInventory({
  subject: { name: 'shop', version: '2.1.0', kind: 'git', revision: '0123456789abcdef0123456789abcdef01234567', usageContext: 'hosted', department: 'Retail', owners: [{ name: '@acme/retail', path: 'CODEOWNERS', line: 1, kind: 'codeowners' }] },
  projects: [
    { id: 'maven:service', ecosystem: 'maven', path: 'service', name: 'service', version: '2.1.0' },
    { id: 'npm:.', name: 'shop', version: '2.1.0', owners: [{ name: 'retail@mail.example', path: 'package.json', kind: 'package' }] },
  ],
  components: [
    makeComponent('pkg:npm/%40acme/ui@1.4.0', {
      licenses: ['MIT'], requirements: ['^1.2.0'], hashes: [{ algorithm: 'SHA-512', value: '00ff'.repeat(32) }], downloadLocation: 'https://packages.example/@acme/ui/-/ui-1.4.0.tgz',
      metadata: { description: 'Buttons, and what goes with them', homepage: 'https://ui.example', repository: 'git+https://git.example/acme/ui', supplier: 'Acme', authors: ['Ada <ada@mail.example>'] },
    }),
    makeComponent('pkg:npm/left-pad@1.3.0', { licenses: ['WTFPL', 'MIT'], direct: false, aliases: ['pad'], overridden: true }),
    makeComponent('pkg:npm/left-pad@1.1.0', { direct: false, scope: 'optional', platforms: ["os: 'linux'"] }),
    makeComponent('pkg:npm/runner@9.0.0', { licenses: ['(MIT OR Apache-2.0)'], scope: 'development', origin: 'git' }),
    makeComponent('pkg:npm/unpinned', { requirements: ['>=2', '~2.3'] }),
    makeComponent('pkg:maven/org.acme/ledger@4.0', { licenses: ['Apache License, Version 2.0'], evidence: [{ kind: 'manifest', path: 'service/pom.xml', line: 12, source: 'maven/pom' }] }),
  ],
  edges: [
    'npm:. > pkg:npm/%40acme/ui@1.4.0', 'npm:. > pkg:npm/runner@9.0.0 (development)', 'npm:. > pkg:npm/unpinned', 'maven:service > pkg:maven/org.acme/ledger@4.0',
    'pkg:npm/%40acme/ui@1.4.0 > pkg:npm/left-pad@1.3.0', 'pkg:npm/runner@9.0.0 > pkg:npm/left-pad@1.1.0 (optional)', 'pkg:npm/left-pad@1.3.0 > pkg:npm/%40acme/ui@1.4.0',
  ],
  issues: [
    makeIssue({ message: 'unpinned has no exact version' }),
    makeIssue({ code: 'malformed', path: 'old/package-lock.json', line: 17, message: 'a comma is missing', remedy: 'Write the file again with npm install.' }),
  ],
});

const hostileNames = [
  '<img src=x onerror="document.title=1">', '</script><script>document.title=1</script>', '](https://evil.example) ![x](https://evil.example/i.png)', '| a | b |', '`code` ``more``', String.raw`back\slash\|pipe`,
  '@everyone', '#1 GH-1 org/repo#2', 'www.evil.example https://evil.example', ':tada: $x$ <!-- c -->', '=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(1)', '\u001B[31mred\u001B]0;title\u0007', 'abc\u202Egpj.exe',
  'line\nbreak\r\n| new | row |', '漢字かな', 'a,b"c', "'); alert(1); ('", '__proto__', 'constructor', '\uFF1D1+1',
];

/** Everything that a careless or malicious package can put into a name, version, licence, path or message. */
export const hostile: Inventory = makeInventory({
  subject: { name: hostileNames[0]!, version: hostileNames[3]!, location: hostileNames[1]! },
  projects: [{ name: hostileNames[2]!, version: hostileNames[10]!, path: hostileNames[4]! }],
  components: hostileNames.map((name, index): Component => ({
    ...makeComponent(`pkg:npm/c${index}@1.0.${index}`, { licenses: [name], requirements: [name], downloadLocation: `javascript:alert(${index})`, metadata: { description: name, homepage: `https://evil.example/"><b>${index}`, repository: 'data:text/html,x' } }),
    name, group: name, version: name,
    evidence: [{ kind: 'lockfile', path: name, line: 1, source: 'npm/package-lock' }],
  })),
  edges: hostileNames.map((_, index) => `npm:. > pkg:npm/c${index}@1.0.${index}`),
  issues: hostileNames.map((name) => makeIssue({ path: name, message: name, remedy: name })),
});

const ecosystems = ['npm', 'pypi', 'cargo', 'golang', 'nuget', 'gem', 'composer', 'hex', 'pub', 'docker', 'github'];

/** Twenty targets of several ecosystems: more than a screenful would hold. */
export const estate: readonly Inventory[] = Array.from({ length: 20 }, (_, target) => makeInventory({
  subject: { name: `target-${String(target + 1).padStart(2, '0')}` },
  components: Array.from({ length: target * 3 }, (_item, index) => {
    const type = ecosystems[index % (1 + (target % ecosystems.length))]!;
    return makeComponent(`pkg:${type}/${type === 'golang' || type === 'github' || type === 'composer' ? 'acme/' : ''}part-${index}@1.${target}.0`, { licenses: index % 3 === 0 ? [] : [['MIT', 'Apache-2.0', 'BSD-3-Clause'][index % 3]!], direct: index % 2 === 0 });
  }),
  issues: Array.from({ length: target % 4 }, (_item, index) => makeIssue({ path: `module-${index}/package.json`, code: index === 0 ? 'unresolved' : 'partial', remedy: ['Commit the lockfile.', 'Activate the profiles.', 'Save it as UTF-8.'][index]! })),
}));

export const reportInput = (inventories: readonly Inventory[], terminal: Partial<ReportInput['terminal']> = {}): ReportInput => ({
  inventories, generatedAt: '2024-02-29T12:00:00Z', tool: { name: 'muster', version: '0.0.0' }, terminal: { color: false, columns: 100, ...terminal }, options: new Map(),
});
