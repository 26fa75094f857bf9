import { describe, expect, it } from 'vitest';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { LicenseFile } from '#core/model/license-facts.ts';
import { filesOfOthers } from './files-of-others.ts';
import { packageLicenses } from './package-licenses.ts';

const file = (path: string, expression: string): LicenseFile => ({
  path, role: 'license', reading: { nature: 'text', expression, matches: [{ kind: 'text', expression, startLine: 1, endLine: 9, coverage: 1, score: 1 }], resembles: [], copyrights: [] },
});
const declared = (text: string) => {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
};
const others = (...paths: string[]): string[] => filesOfOthers([file('LICENSE', 'BSD-3-Clause'), ...paths.map((path) => file(path, 'MIT'))], declared('BSD-3-Clause'), 'pkg:pypi/own-name@1.0').map(({ path }) => path);

describe('licence files that are named after others', () => {
  it.each(['LICENSES/HAVEN_LICENSE', 'licenses/LICENSE.tornado.txt', 'a.dist-info/licenses/klib-license.md', 'legal/dateutil.txt', 'licenses/LICENSE-MIT-jquery', 'tornado_license', 'LICENSE.tornado.txt', 'META-INF/asm-license.txt', 'FREEMARKER-LICENSE.txt'])('%s is about what the package bundles', (path) => {
    expect(others(path)).toEqual([path]);
  });

  it.each([
    'LICENSES/MIT.txt', 'LICENSES/LicenseRef-Tornado.txt', 'LICENSES/Classpath-exception-2.0.txt', 'licenses/LICENSE-APACHE', 'licenses/COPYING.LESSER', 'licenses/gpl-3-0.txt', 'licenses/LICENSE.own-name.txt',
    'licenses/LICENSE_COMMERCIAL.md', 'licenses/LICENSE-elastic.txt', 'licenses/LICENSE.de.txt', 'LICENSE.txt', 'COPYING',
  ])('%s is about the package', (path) => {
    expect(others(path)).toEqual([]);
  });

  it('are its own where nothing else says what was declared', () => {
    const main = [file('LICENSES/HAVEN_LICENSE', 'MIT'), file('LICENSES/KLIB_LICENSE', 'ISC')];
    expect(filesOfOthers(main, declared('BSD-3-Clause'), 'pkg:pypi/x@1')).toEqual([]);
    expect(filesOfOthers([...main, file('LICENSE', 'GPL-2.0-only')], declared('BSD-3-Clause'), 'pkg:pypi/x@1')).toEqual([]);
    expect(filesOfOthers(main, undefined, 'pkg:pypi/x@1')).toEqual([]);
  });

  it('are parts, contradict nothing, and are told when they are under another licence', () => {
    const main = [file('LICENSE', 'BSD-3-Clause'), file('LICENSES/TORNADO_LICENSE', 'GPL-2.0-only')];
    const { unit, findings } = packageLicenses({
      ref: 'pkg:pypi/x@1', vocabulary: 'pypi', files: { main, parts: new Map() }, concluded: undefined, precedence: ['concluded', 'declared', 'detected'],
      readings: [{ path: 'METADATA', value: 'BSD-3-Clause', expression: 'BSD-3-Clause', certainty: 'exact', notes: [] }],
    });
    expect(unit.effective).toEqual({ status: 'settled', license: 'BSD-3-Clause', basis: 'declared' });
    expect(unit.embedded).toEqual([{ pattern: 'LICENSES/TORNADO_LICENSE', license: 'GPL-2.0-only', files: [main[1]] }]);
    expect(findings.map(({ kind }) => kind)).toEqual(['part-differs-from-package']);
  });
});
