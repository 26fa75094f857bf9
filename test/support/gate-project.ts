import type { Files } from './workshop.ts';

export interface LockedPackage {
  readonly name: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: true;
}

export interface GateProject {
  readonly configuration?: string;
  readonly license?: string;
  readonly packages: readonly LockedPackage[];
}

/** An npm project that asks for every one of the packages itself. */
export function gateProject({ configuration = '', license, packages }: GateProject): Files {
  const ask = (dev: boolean): Record<string, string> => Object.fromEntries(packages.filter((item) => (item.dev === true) === dev).map(({ name, version = '1.0.0' }) => [name, version]));
  const root = { name: 'shop', version: '1.0.0', ...(license === undefined ? {} : { license }), dependencies: ask(false), devDependencies: ask(true) };
  const entries = packages.map(({ name, version = '1.0.0', license: terms, dev }) => [`node_modules/${name}`, { version, resolved: `https://registry.example/${name}.tgz`, integrity: 'sha512-AAAA', ...(terms === undefined ? {} : { license: terms }), ...(dev === undefined ? {} : { dev }) }]);
  return {
    'muster.yaml': configuration,
    'package.json': `${JSON.stringify(root, null, 2)}\n`,
    'package-lock.json': `${JSON.stringify({ name: 'shop', version: '1.0.0', lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(entries) } }, null, 2)}\n`,
  };
}
