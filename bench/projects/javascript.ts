import { hash, members, packagesOf, type Member, type ProjectTree } from './member.ts';

const own = (name: string): string => `@acme/${name}`;

const wants = ({ needs, packages }: Member, version: string): Record<string, string> => Object.fromEntries([...needs.map((name) => [own(name), version]), ...packages.map((name) => [name, '^1.0.0'])]);

const manifest = (member: Member, version = '^1.0.0'): string => JSON.stringify({ name: own(member.name), version: '1.0.0', license: 'MIT', dependencies: wants(member, version) }, null, 1);

const root = (more: object): string => JSON.stringify({ name: 'root', private: true, ...more });

const workspaces = (all: readonly Member[]): object => ({ workspaces: all.map(({ name }) => `packages/${name}`) });

function* manifests(all: readonly Member[], version?: string): Generator<readonly [string, string]> {
  for (const member of all) yield [`packages/${member.name}/package.json`, manifest(member, version)];
}

const integrity = (name: string): string => `sha512-${Buffer.from(name.padEnd(64, '=')).toString('base64')}`;

export const javascript: Readonly<Record<string, ProjectTree>> = {
  *'npm workspaces'(count) {
    const all = members(count);
    yield ['package.json', root(workspaces(all))];
    yield* manifests(all);
    const packages = {
      '': { name: 'root', ...workspaces(all) },
      ...Object.fromEntries(all.flatMap((member) => [[`packages/${member.name}`, { name: own(member.name), version: '1.0.0', license: 'MIT', dependencies: wants(member, '^1.0.0') }], [`node_modules/${own(member.name)}`, { resolved: `packages/${member.name}`, link: true }]])),
      ...Object.fromEntries(packagesOf(all).map((name) => [`node_modules/${name}`, { version: '1.0.0', resolved: `https://registry.example/${name}.tgz`, integrity: integrity(name) }])),
    };
    yield ['package-lock.json', JSON.stringify({ name: 'root', lockfileVersion: 3, requires: true, packages }, null, 1)];
  },

  *'npm workspaces, unlocked'(count) {
    const all = members(count);
    yield ['package.json', root(workspaces(all))];
    yield* manifests(all);
  },

  *'npm projects, each locked'(count) {
    for (const member of members(count)) {
      const { name, packages } = member;
      const dependencies = Object.fromEntries(packages.map((one) => [one, '^1.0.0']));
      yield [`apps/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', dependencies })];
      yield [`apps/${name}/package-lock.json`, JSON.stringify({ name, lockfileVersion: 3, packages: { '': { name, version: '1.0.0', dependencies }, ...Object.fromEntries(packages.map((one) => [`node_modules/${one}`, { version: '1.0.0', resolved: `https://registry.example/${one}.tgz`, integrity: integrity(one) }])) } }, null, 1)];
    }
  },

  *'pnpm workspace'(count) {
    const all = members(count);
    yield ['package.json', root({})];
    yield ['pnpm-workspace.yaml', `packages:\n${all.map(({ name }) => `  - packages/${name}\n`).join('')}`];
    yield* manifests(all, 'workspace:^');
    const importer = ({ name, needs, packages }: Member): string => `  packages/${name}:\n    dependencies:\n${needs.map((need) => `      '@acme/${need}':\n        specifier: workspace:^\n        version: link:../${need}\n`).join('')}${packages.map((one) => `      ${one}:\n        specifier: ^1.0.0\n        version: 1.0.0\n`).join('')}`;
    const packages = packagesOf(all);
    yield ['pnpm-lock.yaml', `lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n\n${all.map(importer).join('\n')}\npackages:\n\n${packages.map((name) => `  ${name}@1.0.0:\n    resolution: {integrity: ${integrity(name)}}\n`).join('\n')}\nsnapshots:\n\n${packages.map((name) => `  ${name}@1.0.0: {}\n`).join('\n')}`];
  },

  *'pnpm workspace with a catalog, unlocked'(count) {
    const all = members(count);
    yield ['package.json', root({})];
    yield ['pnpm-workspace.yaml', `packages:\n  - packages/*\ncatalog:\n${packagesOf(all).map((name) => `  ${name}: ^1.0.0\n`).join('')}`];
    for (const { name, packages } of all) yield [`packages/${name}/package.json`, JSON.stringify({ name: own(name), version: '1.0.0', dependencies: Object.fromEntries(packages.map((one) => [one, 'catalog:'])) })];
  },

  *'Yarn 1 workspaces'(count) {
    const all = members(count);
    yield ['package.json', root(workspaces(all))];
    yield* manifests(all);
    yield ['yarn.lock', `# yarn lockfile v1\n\n\n${packagesOf(all).map((name) => `${name}@^1.0.0:\n  version "1.0.0"\n  resolved "https://registry.example/${name}.tgz"\n  integrity ${integrity(name)}\n`).join('\n')}`];
  },

  *'Yarn workspaces'(count) {
    const all = members(count);
    yield ['package.json', root(workspaces(all))];
    yield* manifests(all, 'workspace:^');
    const packages = packagesOf(all).map((name) => `"${name}@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "${name}@npm:1.0.0"\n  checksum: 10c0/${hash(name)}${hash(name)}\n  languageName: node\n  linkType: hard\n`);
    const inner = all.map((member) => `"${own(member.name)}@workspace:^, ${own(member.name)}@workspace:packages/${member.name}":\n  version: 0.0.0-use.local\n  resolution: "${own(member.name)}@workspace:packages/${member.name}"\n  dependencies:\n${Object.entries(wants(member, 'workspace:^')).map(([name, version]) => `    "${name}": "${version.startsWith('w') ? version : `npm:${version}`}"\n`).join('')}  languageName: unknown\n  linkType: soft\n`);
    yield ['yarn.lock', `__metadata:\n  version: 8\n  cacheKey: 10c0\n\n${[...packages, ...inner, '"root@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "root@workspace:."\n  languageName: unknown\n  linkType: soft\n'].join('\n')}`];
  },

  *'Bun workspaces'(count) {
    const all = members(count);
    yield ['package.json', root(workspaces(all))];
    yield* manifests(all, 'workspace:*');
    const locked = { '': { name: 'root' }, ...Object.fromEntries(all.map((member) => [`packages/${member.name}`, { name: own(member.name), version: '1.0.0', dependencies: wants(member, 'workspace:*') }])) };
    const packages = { ...Object.fromEntries(all.map(({ name }) => [own(name), [`${own(name)}@workspace:packages/${name}`]])), ...Object.fromEntries(packagesOf(all).map((name) => [name, [`${name}@1.0.0`, '', {}, integrity(name)]])) };
    yield ['bun.lock', JSON.stringify({ lockfileVersion: 1, workspaces: locked, packages }, null, 1)];
  },

  *'Deno workspace'(count) {
    const all = members(count);
    yield ['deno.json', JSON.stringify({ workspace: all.map(({ name }) => `./packages/${name}`) })];
    for (const { name, packages } of all) yield [`packages/${name}/deno.json`, JSON.stringify({ name: own(name), version: '1.0.0', imports: Object.fromEntries(packages.map((one) => [one, `npm:${one}@^1.0.0`])) })];
    const names = packagesOf(all);
    yield ['deno.lock', JSON.stringify({ version: '4', specifiers: Object.fromEntries(names.map((name) => [`npm:${name}@1`, '1.0.0'])), npm: Object.fromEntries(names.map((name) => [`${name}@1.0.0`, { integrity: integrity(name) }])), workspace: { members: Object.fromEntries(all.map(({ name, packages }) => [`packages/${name}`, { dependencies: packages.map((one) => `npm:${one}@1`) }])) } }, null, 1)];
  },

  *'node_modules'(count) {
    const all = members(count);
    yield ['package.json', root({ dependencies: Object.fromEntries(all.map(({ name }) => [name, '^1.0.0'])) })];
    for (const { name, needs } of all) {
      yield [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', license: 'MIT', dependencies: Object.fromEntries(needs.map((need) => [need, '^1.0.0'])) })];
      yield [`node_modules/${name}/LICENSE`, 'Permission is hereby granted\n'];
    }
  },

  *'node_modules of pnpm'(count) {
    const all = members(count);
    yield ['package.json', root({ dependencies: Object.fromEntries(all.map(({ name }) => [name, '^1.0.0'])) })];
    for (const { name, needs } of all) yield [`node_modules/.pnpm/${name}@1.0.0/node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', license: 'MIT', dependencies: Object.fromEntries(needs.map((need) => [need, '^1.0.0'])) })];
  },
};
