import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsIn, type LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import { licenseBases, type LicenseFile } from '#core/model/license-facts.ts';
import { assignFiles } from './assign-files.ts';
import { withBesides } from './besides.ts';
import { compareLicenses } from './compare-licenses.ts';
import { declaredLicense } from './declared-license.ts';
import { detectedLicense, licenseCollections } from './detected-license.ts';
import { effectiveLicense } from './effective-license.ts';
import { interpretDeclared } from './interpret-declared.ts';
import { licenseFileRole, roleInMode } from './license-file-role.ts';
import { licenseSections } from './license-sections.ts';
import { DeclaredReader } from './read-declared.ts';

const parse = (text: string): LicenseExpression => {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
};

describe('names of licence files', () => {
  it.each([
    ['LICENSE', 'license'], ['a/licence.txt', 'license'], ['COPYING.LESSER', 'license'], ['UNLICENSE', 'license'], ['MIT-LICENSE.txt', 'license'], ['LICENSE-APACHE', 'license'],
    ['LICENSES/BSD-3-Clause.txt', 'license'], ['x-1.0.dist-info/licenses/AUTHORS', 'license'], ['usr/share/doc/tool/copyright', 'license'], ['main.js.LICENSE.txt', 'third-party'], ['logo.png.license', 'source'],
    ['NOTICE', 'notice'], ['NOTICE.md', 'notice'], ['THIRD-PARTY-NOTICES.txt', 'third-party'], ['ThirdPartyNoticeText.txt', 'third-party'], ['LICENSE-3RD-PARTY.txt', 'third-party'],
    ['LICENSE.backend', 'license'], ['COPYING.server', 'license'], ['LICENSE.json', undefined], ['LICENSE.py', undefined], ['license.backend', undefined],
    ['README', 'readme'], ['readme.rst', 'readme'],
    ['license.ts', undefined], ['src/license-detector.test.ts', undefined], ['licence-overview.html', undefined], ['docs/0080-license-knowledge.md', undefined],
    ['licenses/Unlicense.json', undefined], ['index.js', undefined], ['notice-board.js', undefined], ['copyright.png', undefined],
  ])('%s is read as %s', (path, role) => {
    expect(licenseFileRole(path)).toBe(role);
  });

  it('are sources with full, unless the format is closed', () => {
    expect(['a.js', 'a.png', 'LICENSE'].map((path) => roleInMode(path, 'full'))).toEqual(['source', undefined, 'license']);
    expect(['a.js', 'LICENSE'].map((path) => roleInMode(path, 'none'))).toEqual([undefined, undefined]);
  });

  it('have an answer whatever they are', () => {
    fc.assert(fc.property(fc.string(), (path) => ['license', 'notice', 'third-party', 'readme', 'source', 'annotations', undefined].includes(licenseFileRole(path))));
  });
});

describe('sections of a readme', () => {
  it.each([
    ['# A\n\n## License\n\nMIT\n\n### Fonts\n\nOFL\n\n## Thanks\n\nGPL\n', [[3, '## License\n\nMIT\n\n### Fonts\n\nOFL\n']]],
    ['A\n=\n\nLicence\n-------\nISC\n\nMore\n----\n', [[4, 'Licence\n-------\nISC\n']]],
    ['== Copyright and license\nZlib\n', [[1, '== Copyright and license\nZlib\n']]],
    ['Nothing about it\n\n## Licensed users of the service must log in and so on, it is a long sentence\n', []],
  ])('of %j', (text, expected) => {
    expect(licenseSections(text).map(({ line, text: section }) => [line, section])).toEqual(expected);
  });

  it('are parts of the text at their line, without overlaps', () => {
    const line = fc.constantFrom('## License', 'License', '===', '---', '# A', '### B', 'MIT', '', '<h2>Licence</h2>', '=head1 COPYING');
    fc.assert(fc.property(fc.array(line), (lines) => {
      let end = 0;
      for (const section of licenseSections(lines.join('\n'))) {
        const length = section.text.split('\n').length;
        expect(section.line).toBeGreaterThan(end);
        expect(lines.slice(section.line - 1, section.line - 1 + length).join('\n')).toBe(section.text);
        end = section.line - 1 + length;
      }
    }));
  });
});

describe('what must be heard besides the effective licence', () => {
  const files: readonly LicenseFile[] = [file('LICENSE', 'GPL-2.0-only'), file('a.c', 'MIT AND LicenseRef-research-use-only', 'source')];
  const heard = { declared: parse('MIT'), detected: parse('GPL-2.0-only'), main: files, parts: [{ pattern: 'x/**', files: [file('x/LICENSE', 'ISC AND LicenseRef-no-ai-training')] }] };

  it.each([
    [{ status: 'conflict', license: 'MIT', basis: 'declared' }, ['GPL-2.0-only', 'LicenseRef-no-ai-training', 'LicenseRef-research-use-only']],
    [{ status: 'conflict', license: 'GPL-2.0-only', basis: 'detected' }, ['LicenseRef-no-ai-training', 'LicenseRef-research-use-only', 'MIT']],
    [{ status: 'settled', license: 'MIT', basis: 'declared' }, ['LicenseRef-no-ai-training', 'LicenseRef-research-use-only']],
    [{ status: 'settled', license: 'MIT', basis: 'concluded' }, undefined], [{ status: 'unknown' }, undefined],
  ] as const)('%j', (effective, expected) => {
    expect(withBesides(effective, heard).besides).toEqual(expected);
  });
});

const ids = ['MIT', 'ISC', 'Apache-2.0', 'GPL-2.0-only', 'GPL-2.0-or-later', 'LGPL-2.1-or-later', 'BSD-3-Clause', 'GPL-2.0-only WITH Classpath-exception-2.0'];
const expressions = fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }).chain((terms) => fc.constantFrom(terms.join(' AND '), terms.join(' OR '))).map(parse);

describe('agreement', () => {
  it.each([
    ['MIT', 'MIT', 'same'], ['MIT OR Apache-2.0', 'MIT', 'covered'], ['MIT OR Apache-2.0', 'MIT AND Apache-2.0', 'covered'], ['GPL-2.0-or-later', 'GPL-2.0-only', 'covered'],
    ['MIT', 'GPL-3.0-only', 'different'], ['MIT', 'MIT AND ISC', 'different'], ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only', 'covered'],
    ['Python-2.0', 'Python-2.0.1', 'covered'], ['BSD-2-Clause OR MIT', 'BSD-2-Clause-Views AND MIT', 'covered'], ['BSD-2-Clause', 'BSD-3-Clause', 'different'], ['MIT', 'MIT-advertising', 'different'],
  ])('%s declared, %s found: %s', (declared, detected, expected) => {
    expect(compareLicenses(parse(declared), parse(detected))).toBe(expected);
  });

  it('is there with itself, and with a part of what was declared', () => {
    fc.assert(fc.property(expressions, expressions, (a, b) => {
      expect(compareLicenses(a, a)).toBe('same');
      expect(compareLicenses({ kind: 'or', operands: [a, b] }, b)).not.toBe('different');
    }));
  });
});

const file = (path: string, expression: string | undefined, role: LicenseFile['role'] = 'license'): LicenseFile => ({
  path, role, reading: { nature: 'text', ...(expression !== undefined && { expression }), matches: [], resembles: [], copyrights: [] },
});

describe('the licence of the main files', () => {
  it('is that of all of them; the readme speaks where they do not, or says how they are joined', () => {
    const detected = (...files: LicenseFile[]) => detectedLicense(files, undefined, []);
    expect(detected()).toBeUndefined();
    expect(detected(file('LICENSE', 'MIT'), file('README', 'ISC', 'readme'), file('NOTICE', 'Zlib', 'notice'))).toEqual(parse('MIT'));
    expect(detected(file('LICENSE', undefined), file('README', 'ISC', 'readme'))).toEqual(parse('ISC'));
    expect(detected(file('LICENSE-MIT', 'MIT'), file('LICENSE-APACHE', 'Apache-2.0'))).toEqual(parse('MIT AND Apache-2.0'));
    expect(detected(file('LICENSE-MIT', 'MIT'), file('LICENSE-APACHE', 'Apache-2.0'), file('README', 'Apache-2.0 OR MIT', 'readme'))).toEqual(parse('Apache-2.0 OR MIT'));
    expect(detected(file('COPYING', 'GPL-3.0-only'), file('COPYING.LESSER', 'LGPL-3.0-only'))).toEqual(parse('LGPL-3.0-only'));
  });

  it('is limited by what the readme or a notice says, and by nothing else in them', () => {
    const limit = 'LicenseRef-noncommercial-use-only';
    const detected = (...files: LicenseFile[]) => renderLicenseExpression(detectedLicense(files, undefined, [])!);
    for (const role of ['readme', 'notice'] as const) expect(detected(file('LICENSE', 'MIT'), file('other', `ISC AND ${limit}`, role))).toBe(`MIT AND ${limit}`);
    expect(detected(file('LICENSE', `MIT AND ${limit}`), file('README', limit, 'readme'))).toBe(`MIT AND ${limit}`);
    expect(detected(file('NOTICE', limit, 'notice'))).toBe(limit);
    expect(detected(file('LICENSE', 'MIT'), file('README', 'ISC AND LicenseRef-proprietary', 'readme'))).toBe('MIT AND LicenseRef-proprietary');
  });
});

describe('a licence file that goes on behind the licence', () => {
  const reading = (...expressions: string[]): LicenseFile => {
    const matches = expressions.map((expression, index) => ({ kind: 'text' as const, expression, startLine: index + 1, endLine: index + 1, coverage: 1, score: 1 }));
    const whole = file('LICENSE', expressions.join(' AND '));
    return { ...whole, reading: { ...whole.reading, matches } };
  };
  const of = (declared: string, ...expressions: string[]) => {
    const main = [reading(...expressions)];
    const collections = licenseCollections(parse(declared), main);
    const detected = detectedLicense(main, parse(declared), collections);
    return [detected && renderLicenseExpression(detected), ...collections.map(({ others }) => renderLicenseExpression(others))];
  };

  it('holds those of what is bundled', () => {
    expect(of('MIT', 'MIT', 'Zlib', 'ISC')).toEqual(['MIT', 'Zlib AND ISC']);
  });

  it('is limited by what stands before them, and that is no part of its own', () => {
    expect(of('MIT', 'MIT', 'LicenseRef-Commons-Clause-1.0')).toEqual(['MIT AND LicenseRef-Commons-Clause-1.0']);
    expect(of('Apache-2.0', 'LicenseRef-Commons-Clause-1.0', 'Apache-2.0')).toEqual(['LicenseRef-Commons-Clause-1.0 AND Apache-2.0']);
    expect(of('MIT', 'MIT', 'LicenseRef-noncommercial-use-only', 'Zlib')).toEqual(['MIT AND LicenseRef-noncommercial-use-only', 'Zlib']);
  });

  it('is not limited by what holds for the bundled', () => {
    expect(of('MIT', 'MIT', 'Zlib', 'LicenseRef-noncommercial-use-only')).toEqual(['MIT', 'Zlib AND LicenseRef-noncommercial-use-only']);
  });
});

describe('the declared licence', () => {
  const told = (vocabulary: string, ...statements: (string | readonly [path: string, value: string])[]) => {
    const reader = new DeclaredReader(interpretDeclared);
    const readings = statements.map((statement) => (typeof statement === 'string' ? ['pom.xml', statement] as const : statement)).map(([path, value]) => reader.read({ path, value }, vocabulary));
    const declaration = declaredLicense(readings, vocabulary);
    return declaration === undefined ? undefined : `${renderLicenseExpression(declaration.expression)}${declaration.isAssumed ? ' (assumed)' : ''}`;
  };

  it('is a choice where the ecosystem means that by a list, else all that is said', () => {
    expect(told('maven', 'Apache License 2.0', 'LGPL 2.1', 'MPL 1.1')).toBe('Apache-2.0 OR LGPL-2.1-only OR MPL-1.1');
    expect(told('maven', 'Eclipse Public License - v 1.0', 'GNU Lesser General Public License')).toBe('EPL-1.0 OR LGPL-2.1-or-later (assumed)');
    expect(told('maven', 'Common Development and Distribution License', 'GPL2 w/ CPE')).toBe('LicenseRef-unspecified-CDDL OR GPL-2.0-only WITH Classpath-exception-2.0 (assumed)');
    expect(told('pypi', 'MIT', 'License :: OSI Approved :: Apache Software License')).toBe('MIT AND Apache-2.0 (assumed)');
    expect(told('pypi', 'BSD, Public Domain', 'License :: OSI Approved :: BSD License', 'License :: Public Domain')).toBe('LicenseRef-unspecified-BSD AND LicenseRef-public-domain (assumed)');
  });

  it('counts once what is vague in one place and precise in another', () => {
    expect(told('pypi', 'BSD-3-Clause', 'License :: OSI Approved :: BSD License')).toBe('BSD-3-Clause');
    expect(told('pypi', 'License :: OSI Approved :: GNU General Public License (GPL)', 'License :: OSI Approved :: GNU General Public License v2 or later (GPLv2+)')).toBe('GPL-2.0-or-later');
    expect(told('npm', ['package-lock.json', '(MIT OR GPL-3.0-or-later)'], ['node_modules/a/package.json', '(MIT OR GPL-3.0-or-later)'])).toBe('MIT OR GPL-3.0-or-later');
    expect(told('pypi', 'LGPL', 'License :: OSI Approved :: Academic Free License (AFL)')).toBe('LGPL-2.0-or-later AND LicenseRef-unspecified-AFL (assumed)');
  });

  it('takes a list of what a statement offers for choice as the list that it is', () => {
    expect(told('pypi', 'Universal Permissive License 1.0 or Apache License 2.0', 'License :: OSI Approved :: Apache Software License', 'License :: OSI Approved :: Universal Permissive License (UPL)')).toBe('UPL-1.0 OR Apache-2.0');
    expect(told('pypi', 'MIT OR Apache-2.0', 'ISC')).toBe('(MIT OR Apache-2.0) AND ISC');
    expect(told('pypi', ['METADATA', 'MIT OR Apache-2.0'], ['setup.py', 'MIT'])).toBe('MIT');
  });

  it('keeps one licence beside a choice, which may limit it', () => {
    expect(told('generic', 'MIT OR GPL-3.0-only', 'GPL-3.0-only')).toBe('GPL-3.0-only');
    expect(told('pypi', 'MIT OR GPL-3.0-only', 'GPL-3.0-only')).toBe('GPL-3.0-only');
    expect(told('generic', 'MIT OR GPL-3.0-only OR ISC', 'GPL-3.0-only', 'MIT')).toBe('GPL-3.0-only AND MIT');
    expect(told('generic', 'MIT OR GPL-3.0-only', 'GPL')).toBe('(MIT OR GPL-3.0-only) AND GPL-1.0-or-later (assumed)');
    // a list of all of the choice says no more than the choice
    expect(told('generic', 'MIT OR GPL-3.0-only', 'GPL-3.0-only', 'MIT')).toBe('MIT OR GPL-3.0-only');
    expect(told('generic', 'MIT OR GPL-3.0-only', 'GPL-3.0-only', 'MIT', 'ISC')).toBe('GPL-3.0-only AND MIT AND ISC');
    expect(told('opam', 'MIT OR GPL-3.0-only', 'GPL-3.0-only', 'MIT')).toBe('GPL-3.0-only AND MIT');
    expect(told('pypi', 'MIT OR GPL-3.0-only', 'License :: OSI Approved :: MIT License')).toBe('MIT OR GPL-3.0-only');
    expect(told('maven', 'MIT OR GPL-3.0-only', 'GPL')).toBe('MIT OR GPL-3.0-only');
  });

  it('is all that a bill of materials lists, whatever the ecosystem means by a list', () => {
    for (const vocabulary of ['npm', 'maven', 'gem', 'composer', 'pypi', 'generic']) {
      const reader = new DeclaredReader(interpretDeclared);
      const of = (...values: readonly string[]): string => renderLicenseExpression(declaredLicense(values.map((value) => reader.read({ path: 'bom.json', value }, vocabulary)), vocabulary, new Set(['bom.json']))!.expression);
      expect(of('MIT', 'AGPL-3.0-only')).toBe('MIT AND AGPL-3.0-only');
      expect(of('MIT OR GPL-3.0-only', 'GPL-3.0-only')).toBe('GPL-3.0-only');
      expect(of('MIT OR GPL-3.0-only', 'MIT', 'GPL-3.0-only')).toBe('MIT AND GPL-3.0-only');
      expect(of('MIT OR AGPL-3.0-only', 'License :: OSI Approved :: GNU Affero General Public License v3')).toBe('AGPL-3.0-only');
    }
  });

  it('is precise where a classifier of Python cannot be', () => {
    expect(told('pypi', 'LGPL-2.1-or-later', 'License :: OSI Approved :: GNU Lesser General Public License v2 or later (LGPLv2+)')).toBe('LGPL-2.1-or-later');
    expect(told('pypi', 'License :: OSI Approved :: GNU Lesser General Public License v2 (LGPLv2)')).toBe('LGPL-2.0-only (assumed)');
  });

  it('keeps what is closed beside what is open', () => {
    expect(told('pypi', 'MIT', 'License :: Other/Proprietary License')).toBe('MIT AND LicenseRef-proprietary');
    expect(told('maven', 'Apache License 2.0', 'Commercial')).toBe('Apache-2.0 OR LicenseRef-proprietary');
    expect(told('npm', ['package.json', 'UNLICENSED'], ['package-lock.json', 'UNLICENSED'])).toBeUndefined();
  });

  it('is not there when nothing is understood', () => {
    expect([told('pypi', 'BSD'), told('pypi', 'BSD', 'License :: OSI Approved :: BSD License'), told('pypi', 'whatever they say'), told('pypi')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('loses no licence that somebody states precisely', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(...ids)), { minLength: 1, maxLength: 5 }), fc.constantFrom('maven', 'pypi'), (statements, vocabulary) => {
      const terms = new Set(termsIn(parse(told(vocabulary, ...statements)!)).map(renderLicenseExpression));
      // A and (A or B) is A
      if (vocabulary === 'pypi') expect(terms).toEqual(new Set(termsIn(simplifyExpression(parse(statements.map(([, id]) => id).join(' AND ')))).map(renderLicenseExpression)));
      for (const term of terms) expect(statements.map(([, id]) => id)).toContain(term);
    }));
  });
});

describe('the effective licence', () => {
  const declaration = (expression: string, certainty: 'exact' | 'assumed' = 'exact') => [{ value: expression, path: 'package.json', expression, certainty, notes: [] }] as const;

  it('is one of those that speak, in the order of the precedence, and never a mixture', () => {
    fc.assert(fc.property(fc.option(fc.constantFrom(...ids)), fc.option(fc.constantFrom(...ids)), fc.option(fc.constantFrom(...ids)), fc.shuffledSubarray([...licenseBases], { minLength: 3 }), (concluded, declared, detected, precedence) => {
      const readings = declared === null ? [] : declaration(declared);
      const found = { concluded, declared, detected };
      const { license, basis, status } = effectiveLicense({
        concluded: concluded === null ? undefined : { license: concluded, reason: 'x', path: 'c.yaml' }, declaration: declaredLicense(readings, 'npm'), readings, detected: detected === null ? undefined : parse(detected),
      }, precedence);
      const first = precedence.find((each) => found[each] !== null);
      expect([basis, license]).toEqual([first, first === undefined ? undefined : found[first]]);
      expect(status === 'unknown').toBe(first === undefined);
    }));
  });

  it('is a choice where the author says so without versions, and the files hold the texts of both', () => {
    const readings = declaration('LicenseRef-unspecified-CDDL OR GPL-2.0-only WITH Classpath-exception-2.0', 'assumed');
    const of = (detected: string) => effectiveLicense({ concluded: undefined, declaration: declaredLicense(readings, 'maven'), readings, detected: parse(detected) }, ['concluded', 'declared', 'detected']).license;
    expect(of('GPL-2.0-only WITH Classpath-exception-2.0 AND CDDL-1.1')).toBe('CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0');
    expect(of('CDDL-1.1 AND GPL-2.0-only WITH Classpath-exception-2.0 AND Apache-2.0')).toBe('CDDL-1.1 AND GPL-2.0-only WITH Classpath-exception-2.0 AND Apache-2.0');
    expect(of('CDDL-1.1')).toBe('CDDL-1.1');
  });

  it('is that of the files where a variant was only assumed', () => {
    const readings = declaration('BSD-3-Clause', 'assumed');
    const of = (detected: string) => effectiveLicense({ concluded: undefined, declaration: declaredLicense(readings, 'npm'), readings, detected: parse(detected) }, ['concluded', 'declared', 'detected']);
    expect(of('BSD-2-Clause')).toEqual({ status: 'settled', license: 'BSD-2-Clause', basis: 'detected' });
    expect(of('MIT')).toEqual({ status: 'conflict', license: 'MIT', basis: 'detected' });
  });
});

describe('files of packages', () => {
  const homes = new Map([['.', ['npm:.']], ['node_modules/a', ['pkg:npm/a@1']], ['lib/x.jar!', ['pkg:maven/g/x@1']]]);
  const assigned = (...files: LicenseFile[]) => assignFiles(files, homes, new Set(['node_modules']));

  it('belong to the nearest home above them', () => {
    const { byRef, unassigned } = assigned(
      file('LICENSE', 'MIT'), file('src/vendor/z/LICENSE', 'Zlib'), file('src/vendor/z/z.c', 'Zlib', 'source'), file('src/a.c', 'MIT', 'source'), file('docs/README', undefined, 'readme'),
      file('node_modules/a/LICENSES/MIT.txt', 'MIT'), file('node_modules/unknown/LICENSE', 'ISC'), file('lib/x.jar!/META-INF/LICENSE', 'MIT'),
    );
    const seen = [...byRef].map(([ref, { main, parts }]) => [ref, main.map(({ path }) => path), [...parts].map(([pattern, files]) => [pattern, files.map(({ path }) => path)])]);
    expect(seen).toEqual([
      ['npm:.', ['LICENSE', 'src/a.c'], [['src/vendor/z/**', ['src/vendor/z/LICENSE', 'src/vendor/z/z.c']]]],
      ['pkg:npm/a@1', ['node_modules/a/LICENSES/MIT.txt'], []],
      ['pkg:maven/g/x@1', ['lib/x.jar!/META-INF/LICENSE'], []],
    ]);
    expect(unassigned).toBe(1);
  });

  it('are each given once or counted as unassigned', () => {
    const segment = fc.constantFrom('node_modules', 'a', 'b', 'vendor', 'licenses', 'x.jar!', 'lib');
    fc.assert(fc.property(fc.uniqueArray(fc.array(segment, { maxLength: 5 }).map((segments) => [...segments, 'LICENSE'].join('/'))), (paths) => {
      const { byRef, unassigned } = assigned(...paths.map((path) => file(path, 'MIT')));
      const given = [...byRef.values()].flatMap(({ main, parts }) => [...main, ...[...parts.values()].flat()]).map(({ path }) => path);
      expect([given.length + unassigned, new Set(given).size]).toEqual([paths.length, given.length]);
    }));
  });
});
