import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnitLicenses } from '#core/model/license-facts.ts';
import { packageName } from '#platform/licenses/license-texts.ts';
import { muster, repository } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const text = (id: string): string => (JSON.parse(readFileSync(join(repository, 'node_modules', packageName, 'licenses', `${id}.json`), 'utf8')) as { licenseText: string }).licenseText;

interface Document {
  readonly inventories: readonly [{ readonly projects: readonly { readonly id: string; readonly licenses: UnitLicenses }[]; readonly licenseFindings: readonly { readonly message: string }[]; readonly issues: readonly object[] }];
}

// a tag in two pieces, so that this file is not under that licence
const tag = (license: string): string => `SPDX-License-${'Identifier'}: ${license}`;

const files = {
  'package.json': '{"name":"game","version":"1.0.0","license":"GPL-3.0-or-later"}',
  'packages/tool/package.json': '{"name":"tool","version":"1.0.0"}',
  'LICENSES/GPL-3.0-or-later.txt': text('GPL-3.0-or-later'),
  'LICENSES/CC-BY-4.0.txt': text('CC-BY-4.0'),
  'LICENSES/MIT.txt': text('MIT'),
  'REUSE.toml': 'version = 1\n\n[[annotations]]\npath = "img/**"\nprecedence = "override"\nSPDX-FileCopyrightText = "2022 Art House"\nSPDX-License-Identifier = "CC-BY-4.0"\n\n[[annotations]]\npath = "x"\nSPDX-License-Identifier = "No Such"\n',
  'img/a.svg': `<!-- ${tag('ISC')} -->`,
  'src/table.c': `// ${tag('Zlib')}\n`,
  'src/table.c.license': `${tag('MIT')}\n`,
  'src/main.c': `// ${tag('GPL-3.0-or-later')}\n// REUSE-IgnoreStart\n// ${tag('AGPL-3.0-only')}\n// Copyright 2020 Nobody\n// REUSE-IgnoreEnd\n`,
};

describe('a project with the layout of REUSE', () => {
  it('is under what it declares, and its parts under what is written of them', async () => {
    const { stdout, code } = await muster(['scan', work.tree(files), '-q', '-f', 'json', '--licenses', 'full'], { env: { MUSTER_CACHE: work.tree() } });
    const [{ projects, licenseFindings, issues }] = (JSON.parse(stdout) as Document).inventories;
    const { licenses } = projects.find(({ id }) => id === 'npm:.')!;
    expect([code, licenses.effective.status, licenses.effective.license, licenses.detectedLicense]).toEqual([0, 'settled', 'GPL-3.0-or-later', 'GPL-3.0-or-later']);
    expect(licenses.files.map(({ path, reading }) => [path, reading.expression])).toEqual([
      ['LICENSES/GPL-3.0-or-later.txt', 'GPL-3.0-or-later'], ['REUSE.toml', undefined], ['src/main.c', 'GPL-3.0-or-later'], ['src/table.c.license', 'MIT'],
    ]);
    expect(licenses.embedded.map(({ pattern, license }) => [pattern, license])).toEqual([['img/**', 'CC-BY-4.0']]);
    expect(licenses.copyrights).toEqual(['Copyright 2022 Art House']);
    expect(licenseFindings.map(({ message }) => message)).toEqual([
      'the package is under GPL-3.0-or-later, but REUSE.toml states others for some of its files: CC-BY-4.0', 'the package is under GPL-3.0-or-later, but src/table.c.license is under MIT',
    ]);
    expect(projects.find(({ id }) => id !== 'npm:.')!.licenses.effective.license).toBe('GPL-3.0-or-later');
    expect(issues).toEqual([expect.objectContaining({ code: 'malformed', path: 'REUSE.toml', line: 11 })]);
  });

  it('is read so by detect too', async () => {
    const tree = work.tree(files);
    const { stdout } = await muster(['license', 'detect', '--jsonl', ...['LICENSES/GPL-3.0-or-later.txt', 'src/main.c'].map((path) => join(tree, path))]);
    expect(stdout.trim().split('\n').map((line) => JSON.parse(line) as { expression: string; matches: readonly { expression: string }[] }).map(({ expression, matches }) => [expression, ...matches.map((match) => match.expression)])).toEqual([
      ['GPL-3.0-or-later', 'GPL-3.0-or-later'], ['GPL-3.0-or-later', 'GPL-3.0-or-later'],
    ]);
  });
});
