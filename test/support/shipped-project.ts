import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageName } from '#platform/licenses/license-texts.ts';
import { repository } from './muster.ts';
import type { Files } from './workshop.ts';

/** Text of a licence of the SPDX list. */
export const licenseText = (id: string): string => (JSON.parse(readFileSync(join(repository, 'node_modules', packageName, 'licenses', `${id}.json`), 'utf8')) as { licenseText: string }).licenseText;

export const mitOf = (holder: string): string => `MIT License\n\nCopyright (c) ${holder}\n\n${licenseText('MIT').split('\n').slice(4).join('\n')}`;

export interface AuthoredPackage {
  readonly name: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly files?: Files;
  readonly manifest?: object;
}

/** A project with packages as npm installs them. */
export function projectOf(packages: readonly AuthoredPackage[], more: Files = {}): Files {
  const version = '1.0.0';
  const list = (dev: boolean) => Object.fromEntries(packages.filter((one) => (one.dev ?? false) === dev).map(({ name }) => [name, version]));
  const root = { name: 'shop', version: '2.0.0', license: 'Apache-2.0', dependencies: list(false), devDependencies: list(true) };
  const lock = {
    name: 'shop', version: '2.0.0', lockfileVersion: 3,
    packages: { '': root, ...Object.fromEntries(packages.map(({ name, license, dev }) => [`node_modules/${name}`, { version, ...(license !== undefined && { license }), ...(dev === true && { dev }) }])) },
  };
  return {
    'package.json': JSON.stringify(root),
    'package-lock.json': JSON.stringify(lock),
    ...Object.assign({}, ...packages.map(({ name, license, files = {}, manifest = {} }) => ({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version, ...(license !== undefined && { license }), ...manifest }),
      ...Object.fromEntries(Object.entries(files).map(([path, content]) => [`node_modules/${name}/${path}`, content])),
    }))) as Files,
    ...more,
  };
}

export const apacheNotice = 'Fast Query\nCopyright 2021 The Query Foundation\n\nThis product includes software developed at\nThe Query Foundation.\n';

/** One package of each kind that matters for notices. */
export const shippedPackages: readonly AuthoredPackage[] = [
  { name: 'alpha', license: 'MIT', files: { LICENSE: mitOf('2019 Jane Doe'), 'index.js': 'export default 1;\n' } },
  { name: 'beta', license: 'MIT', files: { LICENSE: mitOf('2021 Example Industries') } },
  { name: 'query', license: 'Apache-2.0', files: { LICENSE: licenseText('Apache-2.0'), NOTICE: apacheNotice } },
  { name: 'lesser', license: 'LGPL-2.1-only', files: { COPYING: licenseText('LGPL-2.1-only'), 'lib.js': '// Copyright 2015 Lesser Authors\n', 'README.md': '# lesser\n\n## Copyright\n\nCopyright 2015 Lesser Authors\n' } },
  { name: 'strong', license: 'GPL-3.0-or-later', files: { COPYING: licenseText('GPL-3.0-or-later'), 'main.js': 'run();\n' }, manifest: { repository: 'https://code.example/strong.git' } },
  { name: 'silent' },
  { name: 'bare', license: 'ISC' },
  { name: 'tester', license: 'MIT', dev: true, files: { LICENSE: mitOf('2020 Test Authors') } },
];
