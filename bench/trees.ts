import { existsSync, mkdirSync, openSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';

/** A `node_modules` of about `files` files as npm lays it out: scoped and plain packages, a tenth nested, ten files a package. Made once. */
export function nodeModulesTree(folder: string, files: number): string {
  const root = join(folder, `node-modules-${files}`);
  if (existsSync(join(root, '.complete'))) return root;
  const filesPerPackage = 10;
  const count = Math.floor(files / filesPerPackage);
  const source = 'export const answer = 42;\n'.repeat(40);
  for (let index = 0; index < count; index++) {
    const name = index % 5 === 0 ? `@scope-${index % 50}/package-${index}` : `package-${index}`;
    const place = index % 10 === 9 ? join('node_modules', `package-${index - 1}`, 'node_modules', name) : join('node_modules', name);
    const folderOfPackage = join(root, place);
    mkdirSync(join(folderOfPackage, 'lib/inner'), { recursive: true });
    writeFileSync(join(folderOfPackage, 'package.json'), JSON.stringify({ name, version: `1.${index % 30}.${index % 7}`, license: 'MIT', description: 'A generated package.', main: 'lib/index.js', dependencies: { [`package-${(index * 7) % count}`]: '^1.0.0' } }, null, 2));
    writeFileSync(join(folderOfPackage, 'README.md'), `# ${name}\n`);
    writeFileSync(join(folderOfPackage, 'LICENSE'), 'Permission is hereby granted\n');
    for (let file = 0; file < filesPerPackage - 3; file++) writeFileSync(join(folderOfPackage, file % 2 === 0 ? 'lib' : 'lib/inner', `file-${file}.js`), source);
  }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'generated', version: '1.0.0', dependencies: { 'package-1': '^1.0.0' } }));
  writeFileSync(join(root, '.complete'), '');
  return root;
}

/** A `package-lock.json` v3 of about `megabytes` MB with the fields that npm writes. Made once, in pieces. */
export function hugeLockfile(folder: string, megabytes: number): string {
  const root = join(folder, `package-lock-${megabytes}`);
  const path = join(root, 'package-lock.json');
  if (existsSync(join(root, '.complete'))) return root;
  mkdirSync(root, { recursive: true });
  const descriptor = openSync(path, 'w');
  writeSync(descriptor, '{\n  "name": "huge",\n  "version": "1.0.0",\n  "lockfileVersion": 3,\n  "requires": true,\n  "packages": {\n    "": {\n      "name": "huge",\n      "version": "1.0.0",\n      "dependencies": {\n        "package-0": "^1.0.0"\n      }\n    }');
  let written = 0;
  for (let index = 0; written < megabytes * 1e6; index++) {
    const hash = Buffer.alloc(64, `${index}-`).toString('base64');
    const entry = `,\n    "node_modules/package-${index}": {\n      "version": "1.${index % 100}.${index % 10}",\n      "resolved": "https://registry.example/package-${index}/-/package-${index}-1.${index % 100}.${index % 10}.tgz",\n      "integrity": "sha512-${hash}",\n      "license": "MIT",\n      "dependencies": {\n        "package-${Math.floor(index / 3)}": "^1.0.0",\n        "package-${(index * 7) % (index + 1)}": "^1.0.0"\n      },\n      "engines": {\n        "node": ">=18"\n      }\n    }`;
    written += entry.length;
    writeSync(descriptor, entry);
  }
  writeSync(descriptor, '\n  }\n}\n');
  closeSync(descriptor);
  writeFileSync(join(root, '.complete'), '');
  return root;
}

/** A project of npm with so many packages in its lockfile, under licences as they are found; `installed`: each is there with a manifest and a licence file. */
export function gateTree(work: string, packages: number, installed: boolean): string {
  const root = join(work, `gate-${packages}${installed ? '-installed' : ''}`);
  if (existsSync(join(root, 'package-lock.json'))) return root;
  mkdirSync(root, { recursive: true });
  const common = ['MIT', 'MIT', 'MIT', 'MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause', 'MIT OR Apache-2.0', 'MPL-2.0', 'LGPL-2.1-or-later', 'GPL-3.0-only', '(MIT OR GPL-3.0-only)'];
  const entries: Record<string, unknown> = {};
  const name = (index: number): string => `part-${index}`;
  for (let index = 0; index < packages; index++) {
    const license = common[index % common.length]!;
    // a tree in which each needs three others
    const dependencies = Object.fromEntries([1, 2, 3].map((child) => 3 * index + child).filter((child) => child < packages).map((child) => [name(child), '1.0.0']));
    entries[`node_modules/${name(index)}`] = { version: '1.0.0', resolved: `https://registry.example/${name(index)}.tgz`, integrity: 'sha512-AAAA', license, dependencies };
    if (!installed) continue;
    const folder = join(root, 'node_modules', name(index));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: name(index), version: '1.0.0', license, dependencies }));
    writeFileSync(join(folder, 'LICENSE'), `${license}\n\nCopyright (c) 2024 Author ${index}\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software.\n`);
  }
  const manifest = { name: 'gate', version: '1.0.0', license: 'UNLICENSED', dependencies: { [name(0)]: '1.0.0' } };
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(root, 'muster.yaml'), 'usageContext: distributed\noutboundLicense: proprietary\n');
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ name: 'gate', version: '1.0.0', lockfileVersion: 3, packages: { '': manifest, ...entries } }, null, 1));
  return root;
}
