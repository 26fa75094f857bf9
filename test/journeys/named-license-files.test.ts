import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnitLicenses } from '#core/model/license-facts.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const cache = work.tree();

interface Document {
  readonly inventories: readonly [{
    readonly components: readonly { readonly name: string; readonly licenses: UnitLicenses }[];
    readonly licenseFindings: readonly { readonly kind: string; readonly ref: string; readonly message: string }[];
    readonly issues: readonly { readonly path: string; readonly code: string }[];
  }];
}

async function scan(tree: string, ...more: string[]): Promise<Document['inventories'][0]> {
  const { stdout, stderr } = await muster(['scan', tree, '-q', '-f', 'json', ...more], { env: { MUSTER_CACHE: cache } });
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as Document).inventories[0];
}

const effective = ({ components }: Document['inventories'][0]) => Object.fromEntries(components.map(({ name, licenses }) => [name, [licenses.effective.status, licenses.effective.license]]));

const terms = 'Terms of the house\n\nThis software is proprietary. It may be used by those who have a contract with us.\n';

/** A package whose manifest only says where its licence stands. */
const naming = (name: string, file: string, files: Readonly<Record<string, string>>) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', license: `SEE LICENSE IN ${file}` }),
  ...Object.fromEntries(Object.entries(files).map(([path, content]) => [`node_modules/${name}/${path}`, content])),
});

describe('a file that a package names as the place of its licence', () => {
  it('is its main licence file, whatever it is called and wherever in the package it lies', async () => {
    const readme = '# x\n\n## License\n\nMIT\n';
    const tree = work.tree({
      'package.json': '{"name":"shop","version":"1.0.0"}',
      ...naming('here', 'terms.txt', { 'terms.txt': terms, 'README.md': readme }),
      ...naming('below', 'docs/house.md', { 'docs/house.md': terms, 'docs/LICENSE': 'MIT License' }),
      ...naming('readme', 'README.md', { 'README.md': readme }),
      ...naming('absent', 'terms.txt', { 'README.md': readme }),
      ...naming('outside', '../here/terms.txt', {}),
      ...naming('excluded', 'terms.txt', { 'terms.txt': terms }),
      'muster.yaml': 'exclude: [node_modules/excluded/terms.txt]\n',
    });
    for (const mode of ['files', 'full']) {
      const found = await scan(tree, `--licenses=${mode}`);
      expect(effective(found), mode).toEqual({
        here: ['settled', 'LicenseRef-proprietary'], below: ['settled', 'LicenseRef-proprietary'], readme: ['settled', 'MIT'],
        // what is named is not there: a mention in the readme does not take its place
        absent: ['conflict', 'MIT'], outside: ['unknown', undefined], excluded: ['unknown', undefined],
      });
      const told = found.licenseFindings.filter(({ kind }) => kind === 'declaration-not-understood').map(({ ref, message }) => [ref, message.slice(message.lastIndexOf(' ') + 1)]);
      expect(told, mode).toEqual([['pkg:npm/absent@1.0.0', 'node_modules/absent/terms.txt'], ['pkg:npm/excluded@1.0.0', 'node_modules/excluded/terms.txt']]);
      const files = found.components.find(({ name }) => name === 'here')!.licenses.files;
      expect(files.filter(({ path }) => path.endsWith('terms.txt')).map(({ role }) => role), mode).toEqual(['license']);
    }
  });

  it('is not read where it is a link that leads out of what is scanned', async () => {
    const elsewhere = work.tree();
    writeFileSync(join(elsewhere, 'secret.txt'), terms);
    const tree = work.tree({ 'package.json': '{"name":"shop","version":"1.0.0"}', ...naming('linked', 'terms.txt', {}) });
    symlinkSync(join(elsewhere, 'secret.txt'), join(tree, 'node_modules/linked/terms.txt'));
    const found = await scan(tree);
    expect(effective(found)).toEqual({ linked: ['unknown', undefined] });
    expect(found.licenseFindings.map(({ kind, ref }) => [kind, ref])).toEqual([['declaration-not-understood', 'pkg:npm/linked@1.0.0']]);
    expect(found.issues.map(({ path, code }) => [path, code])).toEqual([['node_modules/linked/terms.txt', 'unsafe']]);
  });
});
