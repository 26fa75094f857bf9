import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { ManifestReader } from './manifest-licenses.ts';
import { shellLicenses, specLicenses } from './packaging-recipes.ts';
import { statedLicenses, type StatedLicenses } from './stated-licenses.ts';

const reader = new ManifestReader(ecosystems);

const shown = (stated: StatedLicenses | undefined) => stated && [stated.whole === undefined ? undefined : renderLicenseExpression(stated.whole), ...stated.fields.map(({ expression, line }) => `${line}: ${renderLicenseExpression(expression)}`)];

const read = async (file: string, source: string) => shown(await reader.read(file, encodeUtf8(source)));

const pom = (...licenses: string[]): string => `<project>\n <modelVersion>4.0.0</modelVersion>\n <groupId>a</groupId><artifactId>b</artifactId><version>1</version>\n <licenses>\n${licenses.map((name) => `  <license>\n   <name>${name}</name>\n  </license>\n`).join('')} </licenses>\n</project>\n`;

describe('fields of manifests', () => {
  it.each([
    ['DESCRIPTION', 'Package: tools\nVersion: 1.0\nTitle: T\nLicense: GPL (>= 3)\n', ['GPL-3.0-or-later', '4: GPL-3.0-or-later']],
    ['DESCRIPTION', 'Package: tools\nVersion: 1.0\nLicense: LGPL-2.1 | MIT + file LICENSE\n', ['LGPL-2.1-only OR MIT', '3: LGPL-2.1-only OR MIT']],
    ['/abs/x/pom.xml', pom('Apache-2.0', 'GPL-2.0-only'), ['Apache-2.0 OR GPL-2.0-only', '6: Apache-2.0', '9: GPL-2.0-only']],
    ['pom.xml', pom('BSD').replace('</name>', '</name>\n   <url>https://opensource.org/licenses/BSD-2-Clause</url>'), ['BSD-2-Clause', '6: BSD-2-Clause']],
    ['../composer.json', '{\n "name": "a/b",\n "license": [\n  "MIT",\n  "GPL-3.0-only"\n ]\n}', ['MIT OR GPL-3.0-only', '4: MIT', '5: GPL-3.0-only']],
    ['tool.gemspec', 'Gem::Specification.new do |spec|\n  spec.name = "tool"\n  spec.licenses = ["MIT", "Ruby"]\nend\n', ['MIT OR Ruby', '3: MIT', '3: Ruby']],
    ['a/Cargo.toml', '[package]\nname = "a"\nversion = "1.0.0"\n\nlicense = "ISC/Zlib"\n', ['ISC OR Zlib', '5: ISC OR Zlib']],
    ['pyproject.toml', '[project]\nname = "a"\nversion = "1"\nlicense = "MIT AND BSD-3-Clause"\n', ['MIT AND BSD-3-Clause', '4: MIT AND BSD-3-Clause']],
    ['composer.json', '{"name":"a/b","license":"proprietary"}', ['LicenseRef-proprietary', '1: LicenseRef-proprietary']],
  ])('of %s: %j', async (file, source, expected) => {
    expect(reader.reads(file)).toBe(true);
    expect(await read(file, source)).toEqual(expected);
  });

  it('that say nothing, are not understood or belong to others are none', async () => {
    expect(await read('composer.json', '{"name":"a/b"}')).toBeUndefined();
    expect(await read('composer.json', '{"name":"a/b","license":"as you like it"}')).toBeUndefined();
    expect(await read('composer.json', '{"name":')).toBeUndefined();
    // two packages: neither licence is that of the list
    expect(await read('vendor/composer/installed.json', '{"packages":[{"name":"a/b","version":"1.0.0","license":["MIT"]},{"name":"a/c","version":"1.0.0","license":["ISC"]}]}')).toBeUndefined();
    expect(['package-lock.json', 'composer.lock', 'main.c', 'LICENSE', 'a.jar.txt'].filter((file) => reader.reads(file))).toEqual([]);
  });

  it('of any shape are read without a fault', async () => {
    const piece = fc.constantFrom('<project>', '<licenses>', '<license><name>MIT</name></license>', '{"license":', '"MIT"}', 'License: GPL (>= 2)\n', 'Package: a\nVersion: 1\n', '[package]\n', 'license = "MIT"\n', '\u0000', 'Gem::Specification.new do |s|\n', 's.license = "MIT"\n', 'end\n', 'ä');
    const files = ['pom.xml', 'composer.json', 'DESCRIPTION', 'Cargo.toml', 'x.gemspec', 'setup.py', 'PKG-INFO', 'mix.exs'];
    await fc.assert(fc.asyncProperty(fc.constantFrom(...files), fc.array(piece), async (file, pieces) => {
      const stated = await reader.read(file, encodeUtf8(pieces.join('')));
      for (const { line } of stated?.fields ?? []) expect(line).toBeGreaterThan(0);
    }), { numRuns: 50 });
  });
});

describe('fields of packaging recipes', () => {
  it.each([
    ['PKGBUILD', "pkgname=a\nlicense=('GPL-2.0-or-later' # why\n  'custom:house')\n", [undefined, '2: GPL-2.0-or-later', '3: LicenseRef-custom-house']],
    ['APKBUILD', 'pkgname=a\nlicense="MIT AND ISC"\n', [undefined, '2: MIT AND ISC']],
    ['a.spec', 'Name: a\nLicense: LGPLv2+ and MIT\n\n%package doc\nLICENSE :  GFDL-1.3-only\n', [undefined, '2: LGPL-2.0-or-later AND MIT', '5: GFDL-1.3-only']],
  ])('of %s: %j', (file, source, expected) => {
    expect(shown(statedLicenses(file, encodeUtf8(source)))).toEqual(expected);
  });

  it('that are not understood leave the file to its words', () => {
    for (const [file, source] of [['a.spec', 'License: BSD\n'], ['a.spec', 'License: MIT\nLicense: %{other}\n'], ['PKGBUILD', "license=('x y z')\n"]] as const) expect(statedLicenses(file, encodeUtf8(source))).toBeUndefined();
  });

  it('stand where they are', () => {
    expect(specLicenses('x\nLicense:\nLicense: A : B\n')).toEqual([{ value: 'A : B', line: 3 }]);
    expect(shellLicenses('license=$other\n  license=(a\n\n b)c\nlicense=("never closed\n)')).toEqual([{ value: 'a', line: 2 }, { value: 'b', line: 4 }]);
    fc.assert(fc.property(fc.array(fc.constantFrom('license=', '(', ')', '"', "'", 'MIT', ' ', '\n', '#', '$x')), (pieces) => {
      const source = pieces.join('');
      for (const { value, line } of shellLicenses(source)) expect(source.split('\n').slice(line - 1).join('\n')).toContain(value);
    }));
  });
});
