import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoticeDocument } from '#core/notice/notice-document.ts';
import { muster } from '../support/muster.ts';
import { apacheNotice, licenseText, mitOf, projectOf, shippedPackages, type AuthoredPackage } from '../support/shipped-project.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const cache = work.tree();
const project = work.tree(projectOf(shippedPackages, { 'vendor-code/zlib/LICENSE': 'Copyright (c) 2003 Vendored People\n\n' + licenseText('BSD-2-Clause').split('\n').slice(2).join('\n') }));

const run = (args: readonly string[]) => muster(['notice', ...args], { env: { MUSTER_CACHE: cache } });

async function document(tree: string, ...more: string[]): Promise<NoticeDocument> {
  const { stdout, stderr, code } = await run([tree, '-q', '-f', 'json', ...more]);
  expect([code, stderr]).toEqual([0, '']);
  return NoticeDocument.parse(JSON.parse(stdout));
}

describe('muster notice', () => {
  it('names everything that is shipped, with its own copyright lines and each text once', async () => {
    const notice = await document(project);
    expect(notice.components.map(({ name, license }) => [name, license])).toEqual([
      ['alpha', 'MIT'], ['bare', 'ISC'], ['beta', 'MIT'], ['lesser', 'LGPL-2.1-only'], ['query', 'Apache-2.0'], ['silent', undefined], ['strong', 'GPL-3.0-or-later'], ['vendor-code/zlib/**', 'BSD-2-Clause'],
    ]);
    expect(notice.leftOut).toEqual([{ reason: 'not handed over: needed for development only', refs: ['pkg:npm/tester@1.0.0'] }]);
    const mit = notice.texts.filter(({ title }) => title === 'MIT');
    expect(mit).toHaveLength(1);
    expect(mit[0]!.copyrightLines).toEqual([
      { component: 'pkg:npm/alpha@1.0.0', lines: ['Copyright (c) 2019 Jane Doe'] }, { component: 'pkg:npm/beta@1.0.0', lines: ['Copyright (c) 2021 Example Industries'] },
    ]);
    expect(mit[0]!.text).not.toContain('Jane Doe');
    expect(notice.texts.map(({ id }) => id).filter((id) => /[0-9]\.[0-9]+$/.test(id) && !notice.texts.some(({ title }) => title === id))).toEqual([]);
    expect(notice.texts.find(({ kind }) => kind === 'notice')).toMatchObject({ id: 'NOTICE.1', title: 'NOTICE', text: apacheNotice, components: ['pkg:npm/query@1.0.0'] });
    expect(notice.texts.find(({ title }) => title === 'ISC')).toMatchObject({ origin: 'reference', components: ['pkg:npm/bare@1.0.0'] });
    expect(notice.texts.map(({ id }) => id)).toEqual([...new Set(notice.texts.map(({ id }) => id))]);
  });

  it('misses no text of what is in the public domain', async () => {
    const notice = await document(work.tree(projectOf([{ name: 'free', license: 'Public Domain', files: {} }])));
    expect(notice.components.map(({ name, license, texts }) => [name, license, texts])).toEqual([['free', 'LicenseRef-public-domain', []]]);
    expect(notice.missing).toEqual([]);
  });

  it('takes no file in which the project says its own licence for a part of others', async () => {
    const own = { LICENSE: licenseText('Apache-2.0'), 'LICENSE.spdx': 'SPDXVersion: SPDX-2.0\nPackageName: Shop\nPackageOriginator: Example Industries\nPackageLicenseDeclared: Apache-2.0\n' };
    const names = async (files: Record<string, string>): Promise<string[]> => (await document(work.tree(projectOf([], { ...own, ...files })))).components.map(({ name }) => name);
    expect(await names({})).toEqual([]);
    expect(await names({ 'third_party/zip/LICENSE': mitOf('2003 Vendored People') })).toEqual(['third_party/zip/**']);
  });

  it('lists what nobody knows instead of leaving it out', async () => {
    const notice = await document(project);
    expect(notice.missing.map(({ what, name, message }) => [what, name, message])).toEqual([
      ['copyright', 'bare 1.0.0', 'ISC asks for its copyright notice, and it is installed without a file that states one'],
      ['copyright', 'strong 1.0.0', 'GPL-3.0-or-later asks for its copyright notice, and its files state none'],
      ['license', 'silent 1.0.0', 'nothing says under which licence it is'],
    ]);
    const strict = await run([project, '--strict', '-f', 'text']);
    expect(strict.code).toBe(3);
    expect(strict.stderr).toContain('the notice is not complete: 3 things are missing');
    expect(strict.stdout).toContain('What is missing');
    expect(strict.stdout).toContain('silent 1.0.0');
  });

  it('takes texts that packages do not bring, other scopes, and leaves scopes out', async () => {
    const texts = work.tree({ 'bare.txt': `ISC License\n\nCopyright (c) 2011 Bare Author\n\n${licenseText('ISC').split('\n').slice(4).join('\n')}` });
    const notice = await document(project, '--texts', texts, '--include-dev');
    expect(notice.components.find(({ name }) => name === 'bare')).toMatchObject({ copyrights: ['Copyright 2011 Bare Author'], texts: ['ISC'] });
    expect(notice.components.map(({ name }) => name)).toContain('tester');
    const less = await document(project, '--exclude-scope', 'runtime');
    expect(less.components.map(({ kind }) => kind)).toEqual(['part']);
  });

  it('makes one notice of several targets, in which what one lacks comes from another', async () => {
    const alpha = projectOf(shippedPackages.filter(({ name }) => name === 'alpha'));
    const lockOnly = work.tree(Object.fromEntries(Object.entries(alpha).filter(([path]) => !path.startsWith('node_modules/'))));
    expect((await document(lockOnly)).missing.map(({ what }) => what)).toEqual(['copyright']);
    const both = await document(lockOnly, work.tree(alpha));
    expect(both.components.map(({ name, copyrights }) => [name, copyrights])).toEqual([['alpha', ['Copyright 2019 Jane Doe']]]);
    expect(both.missing).toEqual([]);
  });

  it('gives the same bytes again, in every form', async () => {
    for (const more of [['-f', 'text'], ['-f', 'markdown'], ['-f', 'html', '--group-by', 'component'], ['-f', 'json'], ['-f', 'text', '--group-by', 'component']]) {
      const [first, second] = [await run([project, '-q', ...more]), await run([project, '-q', ...more])];
      expect(first.code).toBe(0);
      expect(second.stdout).toBe(first.stdout);
      for (const { name } of shippedPackages.filter(({ dev }) => dev !== true)) expect(first.stdout).toContain(name);
      for (const holder of ['2019 Jane Doe', '2021 Example Industries']) expect(first.stdout).toContain(holder);
      expect(first.stdout).toContain('The Query Foundation.');
    }
  });

  it('fills templates, and says where one is wrong', async () => {
    const good = work.file('list.html.mustache', '{{#components}}\n<p>{{name}}: {{license}}{{^license}}<b>?</b>{{/license}}</p>\n{{/components}}\n{{#licenses}}{{#users}}{{name}}={{#copyrights}}{{.}};{{/copyrights}} {{/users}}{{/licenses}}');
    const { stdout, code } = await run([project, '-q', '--template', good]);
    expect(code).toBe(0);
    expect(stdout).toContain('<p>silent: <b>?</b></p>\n');
    expect(stdout).toContain('alpha=Copyright (c) 2019 Jane Doe; beta=Copyright (c) 2021 Example Industries; ');
    const bad = work.file('bad.txt', 'one\n{{#components}}');
    const wrong = await run([project, '-q', '--template', bad]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('bad.txt:2: the section {{#components}} has no end');
    const misspelt = await run([project, '-q', '--template', work.file('names.txt', '{{#components}}\n{{nam}}\n{{/components}}\n{{licenses}}\n')]);
    expect([misspelt.code, misspelt.stdout]).toEqual([2, '']);
    expect(misspelt.stderr).toMatch(/names\.txt:2: there is no name "nam", perhaps name is meant; in \{\{#components\}\} there are ref, kind, name, version, .*noticeTexts; around it schema, tool, .*\n.*names\.txt:4: licenses is a list and has no text of its own/);
  });

  it('tells a package that brings no text from one that is not installed, and takes exceptions from older ids', async () => {
    const tree = work.tree(projectOf([{ name: 'bare', license: 'ISC' }, { name: 'paths', license: 'GPL-2.0-only WITH Classpath-exception-2.0' }, { name: 'runtime', license: 'Apache-2.0 WITH LLVM-exception' }]));
    const notice = await document(tree);
    const gap = (of: string, kind: string) => notice.missing.find(({ name, what }) => name === `${of} 1.0.0` && what === kind);
    expect(gap('bare', 'copyright')).toMatchObject({ message: 'ISC asks for its copyright notice, and it is installed without a file that states one', remedy: expect.stringContaining('--texts') as string });
    expect(gap('bare', 'copyright')!.remedy).not.toContain('npm ci');
    expect(notice.texts.find(({ title }) => title === 'Classpath-exception-2.0')!.text).toMatch(/^Class Path Exception\n\nLinking this library/);
    expect(gap('paths', 'text')).toBeUndefined();
    expect(gap('runtime', 'text')).toMatchObject({ message: 'no text of the exception LLVM-exception (Apache-2.0 WITH LLVM-exception) is at hand: its package brings none, and Muster has none', remedy: expect.stringContaining('--texts') as string });
    const lockOnly = await document(work.tree({ 'package.json': projectOf([{ name: 'bare', license: 'ISC' }])['package.json']!, 'package-lock.json': projectOf([{ name: 'bare', license: 'ISC' }])['package-lock.json']! }));
    expect(lockOnly.missing[0]).toMatchObject({ message: 'ISC asks for its copyright notice, and no file of it is at hand', remedy: expect.stringContaining('npm ci') as string });
  });

  it.each(['text', 'markdown', 'html', 'json'])('is written as %s like this', async (format) => {
    const tree = work.tree(projectOf([
      ...shippedPackages.filter(({ name }) => ['alpha', 'beta', 'silent', 'bare', 'tester'].includes(name)),
      { name: 'carrier', license: 'MIT', files: { LICENSE: mitOf('2018 Carrier & Sons <carrier@mail.example>'), NOTICE: apacheNotice } },
    ]));
    const { stdout, code } = await run([tree, '-q', '--name', 'shop', '-f', format]);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot(`golden/notice.${format}`);
  });

  it('keeps hostile names and texts from becoming markup', async () => {
    const tree = work.tree(projectOf([{ name: 'evil', license: 'MIT', files: { LICENSE: `</pre><script>alert(1)</script>\n\`\`\`\n# x\n${mitOf('2020 <img src=x onerror=alert(1)>')}`, NOTICE: '</pre><script>x</script>\n````\n[a](javascript:x)\n' } }]));
    const html = (await run([tree, '-q', '-f', 'html'])).stdout;
    expect(html).not.toMatch(/<script|<img/);
    const markdown = (await run([tree, '-q', '-f', 'markdown'])).stdout;
    expect(markdown).toContain('`````text\n');
  });

  it('reads texts in archives, and writes the file that it is told to', async () => {
    const { zipOf } = await import('../support/make-zip.ts');
    const tree = work.tree({ 'lib/core-1.2.jar': zipOf({ 'META-INF/maven/com.example/core/pom.properties': 'groupId=com.example\nartifactId=core\nversion=1.2\n', 'META-INF/LICENSE.txt': licenseText('Apache-2.0'), 'META-INF/NOTICE': apacheNotice }) });
    const out = join(work.tree(), 'THIRD-PARTY.md');
    expect((await run([tree, '-q', '-o', out])).code).toBe(0);
    const markdown = readFileSync(out, 'utf8');
    expect(markdown).toContain('# Third-party notices');
    expect(markdown).toContain(apacheNotice);
  });

  it('has each shipped component in the list, whatever it says of itself', async () => {
    const licenses = fc.constantFrom(undefined, 'MIT', 'ISC', 'Apache-2.0', 'MIT OR Apache-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'SEE LICENSE IN x', 'UNLICENSED', 'LicenseRef-own', 'nonsense words');
    const files = fc.constantFrom<AuthoredPackage['files']>({}, { LICENSE: mitOf('2020 Someone') }, { NOTICE: 'n\n' }, { LICENSE: '\u0000binary' }, { 'LICENSE-APACHE': licenseText('Apache-2.0') });
    const packages = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z]{3,8}$/), license: licenses, dev: fc.boolean(), files }), { selector: ({ name }) => name, minLength: 1, maxLength: 12 });
    await fc.assert(fc.asyncProperty(packages, async (all) => {
      const authored = all.map(({ license, files: own, ...rest }): AuthoredPackage => ({ ...rest, ...(license !== undefined && { license }), ...(own !== undefined && { files: own }) }));
      const notice = await document(work.tree(projectOf(authored)));
      expect(notice.components.map(({ name }) => name).sort()).toEqual(authored.filter(({ dev }) => dev !== true).map(({ name }) => name).sort());
      expect(notice.leftOut.flatMap(({ refs }) => refs)).toHaveLength(authored.filter(({ dev }) => dev === true).length);
      for (const component of notice.components) {
        const gaps = notice.missing.filter((gap) => gap.component === component.ref);
        if (component.license === undefined) expect(gaps.map(({ what }) => what)).toContain('license');
        if (component.texts.length === 0) expect(gaps).not.toEqual([]);
      }
    }), { numRuns: 12 });
  }, 60_000);
});
