import { describe, expect, it } from 'vitest';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { muster } from '../support/muster.ts';

describe('muster license show', () => {
  it('tells facts and text of a licence, whatever the case of its id', async () => {
    const { code, stdout } = await muster(['license', 'show', 'apache-2.0']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Apache-2\.0 {2}Apache License 2\.0$/m);
    expect(stdout).toMatch(/^Category +permissive$/m);
    expect(stdout).toMatch(/^Duties .*license-text.*notice-file/m);
    expect(stdout).toContain('Grant of Patent License');
  });

  it('gives the text alone, as the list has it', async () => {
    expect((await muster(['license', 'show', 'ISC', '--text'])).stdout.trimEnd()).toBe(licenseTexts().get('ISC')!.text.trimEnd());
  });

  it('says what to write instead of a deprecated id, and what an exception does', async () => {
    expect((await muster(['license', 'show', 'GPL-2.0'])).stdout).toMatch(/^Deprecated +write GPL-2\.0-only or GPL-2\.0-or-later$/m);
    expect((await muster(['license', 'show', 'Classpath-exception-2.0'])).stdout).toMatch(/^Effect +linking-permitted$/m);
  });

  it('knows the ids that end in a plus sign, and any licence with one', async () => {
    const later = (await muster(['license', 'show', 'gpl-2.0+'])).stdout;
    expect(later).toMatch(/^GPL-2\.0\+ .*\n\nOSI +approved\nDeprecated +write GPL-2\.0-or-later\nCategory +strong-copyleft$/m);
    expect(later).toContain('GNU GENERAL PUBLIC LICENSE');
    expect((await muster(['license', 'show', 'AGPL-3.0+'])).stdout).toMatch(/^AGPL-3\.0-or-later /);
    expect((await muster(['license', 'show', 'ISC+'])).stdout).toMatch(/^ISC {2}ISC License, or any later version \(ISC\+\)$/m);
    expect((await muster(['license', 'show', 'Nothing+'])).code).toBe(2);
  });

  it('says where the text of an exception is, and which exception is out of use', async () => {
    expect((await muster(['license', 'show', 'LLVM-exception'])).stdout).toMatch(/^Text +not part of Muster: \S+\/LLVM-exception\.html$/m);
    expect((await muster(['license', 'show', 'Nokia-Qt-exception-1.1'])).stdout).toMatch(/^Deprecated +write Qt-LGPL-exception-1\.1$/m);
    expect((await muster(['license', 'show', 'LLVM-exception', '--text'])).stderr).toMatch(/The text of LLVM-exception is not part of Muster\.\n.*LLVM-exception\.html/);
  });

  it('writes JSON with everything', async () => {
    const { stdout } = await muster(['license', 'show', 'MPL-2.0', '-f', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'MPL-2.0', kind: 'license', osiApproved: true, deprecated: false, category: 'weak-copyleft', facts: { copyleft: { strength: 'weak' } }, text: licenseTexts().get('MPL-2.0')!.text });
  });

  it.each([['Apahce-2.0', 'Apache-2.0'], ['mozilla', 'MPL-2.0'], ['GPL', 'GPL-2.0-only']])('suggests for %s among others %s', async (written, meant) => {
    const { code, stderr } = await muster(['license', 'show', written]);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`There is no licence or exception "${written}"\\.\\n.*Did you mean .*${meant.replaceAll('.', '\\.')}`));
  });
});

describe('muster license list', () => {
  const idsOf = async (...args: string[]): Promise<string[]> => (JSON.parse((await muster(['license', 'list', '-f', 'json', ...args])).stdout) as { id: string }[]).map(({ id }) => id);

  it('knows the whole SPDX list, sorted', async () => {
    const ids = await idsOf();
    expect(ids).toEqual([...ids].sort());
    expect(ids.length).toBeGreaterThan(780);
    expect(ids).toEqual(expect.arrayContaining(['MIT', 'GPL-2.0', 'LLVM-exception', '0BSD']));
  });

  it('searches and filters', async () => {
    expect(await idsOf('mozilla', 'public', '2.0')).toEqual(['MPL-2.0', 'MPL-2.0-no-copyleft-exception']);
    expect(await idsOf('--osi', 'apache')).toEqual(['Apache-1.1', 'Apache-2.0']);
    expect(await idsOf('--deprecated', 'LGPL-2.1')).toEqual(['LGPL-2.1', 'LGPL-2.1+']);
    expect(await idsOf('--exceptions', 'classpath')).toEqual(['Classpath-exception-2.0', 'Classpath-exception-2.0-short']);
    expect(await idsOf('no such licence')).toEqual([]);
  });

  it('shows a table', async () => {
    expect((await muster(['license', 'list', 'zero', 'clause'])).stdout).toMatch(/^0BSD +BSD Zero Clause License +permissive +OSI$/m);
  });
});
