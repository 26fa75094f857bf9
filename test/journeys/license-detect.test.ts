import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FindingsDocument } from '#core/model/findings-document.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { main, muster, node } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const mit = licenseTexts().get('MIT')!.text;
const tagged = '// SPDX-License-Identifier: Apache-2.0 OR MIT\n';

const jsonLines = (text: string): Record<string, unknown>[] => text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

/** The command with paths on standard input. */
const withInput = (input: string, args: readonly string[]) => spawnSync(node, [main, 'license', 'detect', ...args], { input, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });

describe('muster license detect', () => {
  it('tells the licence of each file and the places of it', async () => {
    const [license, source] = [work.file('LICENSE', `Copyright 2020 Jane Doe\n\n${mit}`), work.file('main.c', tagged)];
    const { code, stdout } = await muster(['license', 'detect', license, source]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/LICENSE +MIT$/m);
    expect(stdout).toMatch(/^ +MIT +text +\d+-\d+ +100 % +\d+ %$/m);
    expect(stdout).toMatch(/^ +Apache-2\.0 OR MIT +tag +1 +100 % +100 %$/m);
    expect(stdout).toMatch(/^2 files: 2 with a licence$/m);
  });

  it('says what of a text is not as in the reference, on request', async () => {
    const changed = work.file('CHANGED', `Copyright 2020 Jane Doe\n\n${mit.replace('without restriction', 'without any restriction').replace(', sublicense', '')}`);
    const [match] = jsonLines((await muster(['license', 'detect', '--jsonl', '--differences', changed])).stdout)[0]!['matches'] as { differences: { kind: string; text: string; line: number; optional: boolean }[] }[];
    expect(match!.differences.filter(({ optional }) => !optional)).toEqual([
      { kind: 'inserted', text: 'any', line: expect.any(Number), optional: false }, { kind: 'missing', text: 'sublicense,', line: expect.any(Number), optional: false },
    ]);
    const exact = work.file('EXACT', mit);
    const many = Array.from({ length: 300 }, (_, index) => work.file(`copies/${index}`, mit));
    for (const line of jsonLines((await muster(['license', 'detect', '--jsonl', '--differences', '--jobs', '2', exact, ...many])).stdout)) {
      expect((line['matches'] as { differences: unknown[] }[])[0]!.differences).toEqual([]);
    }
    const { code, stderr } = await muster(['license', 'detect', '--differences', exact]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--differences needs JSON.')]);
  });

  it('reads paths from standard input and answers a line of JSON for each, in their order', async () => {
    const files = Array.from({ length: 70 }, (_, index) => work.file(`${index}.c`, index % 2 === 0 ? tagged : 'int x;\n'));
    await muster(['--version']);
    const { status, stdout } = withInput(`${files.join('\r\n')}\n\n`, ['--jsonl']);
    expect(status).toBe(0);
    const answers = jsonLines(stdout);
    expect(answers.map(({ file }) => file)).toEqual(files);
    expect(answers[0]).toEqual({ file: files[0], expression: 'Apache-2.0 OR MIT', matches: [{ kind: 'tag', expression: 'Apache-2.0 OR MIT', startLine: 1, endLine: 1, coverage: 1, score: 1 }], resembles: [] });
    expect(answers[1]).toEqual({ file: files[1], expression: null, matches: [], resembles: [] });
  });

  it('answers the same with one thread and with several', async () => {
    const contents = [mit, tagged, 'nothing\n'];
    const folder = work.tree(Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`${index % 7}/${index}.txt`, `${index}\n${contents[index % 3]!}`])));
    const [one, three] = await Promise.all(['1', '3'].map((jobs) => muster(['license', 'detect', '--jsonl', '--copyrights', '--jobs', jobs, folder])));
    expect(jsonLines(one!.stdout)).toHaveLength(600);
    expect(three!.stdout).toBe(one!.stdout);
  });

  it('spells the files of the current directory without it', async () => {
    const folder = work.tree({ 'a/b': tagged, 'c': '' });
    const { stdout } = await muster(['license', 'detect', '--jsonl', '.'], { cwd: folder });
    expect(jsonLines(stdout).map(({ file }) => file)).toEqual(['c', 'a/b']);
  });

  it('writes the same lines to a file as to standard output, and the same tables and documents with any number of threads', async () => {
    const folder = work.tree(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.txt`, index % 2 === 0 ? tagged : `ä ${index}\n`])));
    const out = join(work.root, 'lines.jsonl');
    await muster(['license', 'detect', '--jobs', '2', '-o', out, folder]);
    expect(readFileSync(out, 'utf8')).toBe((await muster(['license', 'detect', '--jsonl', '--jobs', '1', folder])).stdout);
    for (const format of ['table', 'json']) {
      const [one, two] = await Promise.all(['1', '2'].map((jobs) => muster(['license', 'detect', '--format', format, '--jobs', jobs, folder], { env: { SOURCE_DATE_EPOCH: '1700000000' } })));
      expect(one!.stdout).toContain('Apache-2.0 OR MIT');
      expect(two!.stdout).toBe(one!.stdout);
    }
  });

  it('writes a document that its schema describes, with copyright statements when asked', async () => {
    const out = join(work.root, 'findings.json');
    expect((await muster(['license', 'detect', '--copyrights', '-o', out, work.file('NOTICE', `Copyright 2019 Jane Doe\n${tagged}`), work.file('empty', '')])).code).toBe(0);
    const { files } = FindingsDocument.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(files.map(({ expression, copyrights }) => [expression, copyrights])).toEqual([['Apache-2.0 OR MIT', [{ statement: 'Copyright 2019 Jane Doe', holder: 'Jane Doe', startLine: 1, endLine: 1 }]], [undefined, []]]);
  });

  it('tells of which content its findings are, so that a scan can use them as long as it is the same', async () => {
    const folder = work.tree({
      'package.json': '{"name":"shop","version":"1.0.0"}', LICENSE: mit, 'src/a.c': `/* ${tagged} */`, 'wide.txt': Buffer.from(tagged, 'utf16le'), 'big.bin': Buffer.alloc(300_000),
    });
    const out = work.file('findings.json', '');
    expect((await muster(['license', 'detect', '-f', 'json', '-o', out, '.'], { cwd: folder })).code).toBe(0);
    const { files } = FindingsDocument.parse(JSON.parse(readFileSync(out, 'utf8')));
    const expected = files.map(({ file }) => readFileSync(join(folder, file))).map((bytes) => ({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }));
    expect(files.map(({ content }) => content)).toEqual(expected);
    const scanned = async () => {
      const { issues, licenseCoverage } = JSON.parse((await muster(['scan', '-q', '-f', 'json', '--findings', out, folder])).stdout).inventories[0] as { issues: { message: string; source: string }[]; licenseCoverage: { findings: { files: number; stale: string[]; unverified: number }[] } };
      return { ...licenseCoverage.findings[0]!, issues: issues.filter(({ source }) => source === 'scan/findings').length };
    };
    expect(await scanned()).toMatchObject({ files: 5, stale: [], unverified: 0, issues: 0 });
    writeFileSync(join(folder, 'src/a.c'), '/* another */');
    expect(await scanned()).toMatchObject({ files: 4, stale: ['src/a.c'], unverified: 0, issues: 1 });
    expect((await muster(['license', 'detect', '--jsonl', join(folder, 'LICENSE')])).stdout).not.toContain('sha256');
  });

  it('shows a text beside its reference, with what differs', async () => {
    const file = work.file('COPYING', mit.replace('sublicense,', 'rent out,'));
    const { stdout } = await muster(['license', 'detect', '--explain', file]);
    expect(stdout).toContain('{+rent out,+}');
    expect(stdout).toContain('[-sublicense,-]');
    expect(stdout).not.toContain('\u001B[');
    const { stdout: colored } = await muster(['license', 'detect', '--explain', file], { env: { FORCE_COLOR: '1', NO_COLOR: '' } });
    expect(colored).toContain('\u001B[32mrent\u001B[0m');
    expect(colored).toContain('\u001B[31msublicense,\u001B[0m');
    expect(colored).not.toContain('{+');
  });

  it('reads a text with more mentions than a call may have arguments, and the files behind it', async () => {
    const [long, next] = [work.file('long.txt', 'Licensed under the MIT License. GPL version 2 or later. '.repeat(65_000)), work.file('main.c', tagged)];
    const { code, stdout, stderr } = await muster(['license', 'detect', '--jsonl', long, next]);
    expect([code, stderr]).toEqual([0, '']);
    expect(jsonLines(stdout).map(({ expression }) => expression)).toEqual(['MIT AND GPL-2.0-or-later', 'Apache-2.0 OR MIT']);
  });

  it('reads UTF-16, with a mark and without', async () => {
    const little = Buffer.from(`\uFEFF${tagged}`, 'utf16le');
    const bare = Buffer.from(tagged, 'utf16le');
    const { stdout } = await muster(['license', 'detect', '--jsonl', work.file('marked.txt', little), work.file('bare.txt', bare), work.file('big.txt', Buffer.from(little).swap16())]);
    expect(jsonLines(stdout).map(({ expression }) => expression)).toEqual(Array.from({ length: 3 }, () => 'Apache-2.0 OR MIT'));
  });

  it('says what it could not read, goes on, and ends with 3 when that is asked for', async () => {
    const folder = work.tree({ 'good.c': tagged });
    symlinkSync('/nowhere', join(folder, 'dangling'));
    const missing = join(folder, 'missing');
    await muster(['--version']);
    const lenient = withInput(`${missing}\n${folder}\n/dev/null\n`, ['--jsonl']);
    expect(lenient.status).toBe(0);
    expect(jsonLines(lenient.stdout).map(({ expression, issue }) => expression ?? (issue as { code: string }).code)).toEqual(['missing-file', 'Apache-2.0 OR MIT', 'unreadable']);
    expect(lenient.stderr).toContain(`muster: ${missing}: there is no such file. Check the path.`);
    expect(withInput(`${missing}\n`, ['--jsonl', '--strict']).status).toBe(3);
  });

  it('answers the paths that are there when one of several is not, and ends with 3', async () => {
    const good = work.file('there.c', tagged);
    const { code, stdout, stderr } = await muster(['license', 'detect', '--jsonl', '-q', '/does/not/exist', good]);
    expect([code, jsonLines(stdout).map(({ expression, issue }) => expression ?? (issue as { code: string }).code)]).toEqual([3, ['missing-file', 'Apache-2.0 OR MIT']]);
    expect(stderr).toBe('muster: /does/not/exist: there is no such file. Check the path.\n');
  });

  it('cuts no name in a table that nobody looks at', async () => {
    const long = work.file(`${'deep/'.repeat(12)}a-name-of-a-file-that-is-rather-long.c`, `/* under the GNU General Public License, version 2 or (at your option) any later version, with the Classpath exception */\n`);
    const { stdout } = await muster(['license', 'detect', long], { env: { COLUMNS: '' } });
    expect(stdout).toContain(`${long}  GPL-2.0-or-later WITH Classpath-exception-2.0\n`);
  });

  it('shows where an exception stands, and which matches only refer to others', async () => {
    const file = work.file('linked.c', [
      '/* This program is free software; you can redistribute it and/or modify it under the terms of the', ' * GNU General Public License as published by the Free Software Foundation; either version 2, or (at your option) any later version.', ' *',
      ' * You should have received a copy of the GNU General Public License along with this program.', ' *',
      ' * Linking this library statically or dynamically with other modules is making a combined work based on this library.',
      ' * As a special exception, the copyright holders of this library give you permission to link this library with independent modules', ' * to produce an executable, regardless of the license terms of these independent modules. */', '',
    ].join('\n'));
    const [answer] = jsonLines((await muster(['license', 'detect', '--jsonl', file])).stdout);
    expect(answer!['expression']).toBe('GPL-2.0-or-later WITH Classpath-exception-2.0');
    const matches = answer!['matches'] as { kind: string; expression: string; startLine: number; endLine: number; echo?: boolean }[];
    expect(matches.map(({ kind, expression, startLine, echo }) => [kind, expression, startLine, echo])).toEqual([
      ['mention', 'GPL-2.0-or-later', 2, undefined], ['mention', 'GPL-1.0-or-later', 4, true], ['exception', 'GPL-2.0-or-later WITH Classpath-exception-2.0', expect.any(Number), undefined],
    ]);
    expect(matches[2]!.startLine).toBeGreaterThanOrEqual(6);
    const table = (await muster(['license', 'detect', file])).stdout;
    expect(table).toMatch(/GPL-1\.0-or-later +mention, version assumed, refers to another +4$/m);
  });

  it.each([
    ['composer.json', '{"name":"a/b","license":["MIT","GPL-3.0-only"]}', 'MIT OR GPL-3.0-only'],
    ['DESCRIPTION', 'Package: a\nVersion: 1.0\nLicense: GPL (>= 3)\n', 'GPL-3.0-or-later'],
    ['x.c', `// SPDX-License-${'Identifier'}: ISC/Zlib\n`, 'ISC OR Zlib'],
  ])('reads %s as a scan does, with any number of threads and with --explain', async (name, content, expected) => {
    const files = Array.from({ length: 300 }, (_, index) => work.file(`read-${index}/${name}`, content));
    for (const jobs of ['1', '2']) expect(new Set(jsonLines((await muster(['license', 'detect', '--jsonl', '--jobs', jobs, ...files])).stdout).map(({ expression }) => expression))).toEqual(new Set([expected]));
    expect((await muster(['license', 'detect', '--explain', files[0]!])).stdout).toContain(`: ${expected}\n`);
  });

  it.each([
    [['/does/not/exist'], '/does/not/exist does not exist.'],
    [['/does/not/exist', '/nor/this'], 'None of the 2 paths exists: /does/not/exist, /nor/this.'],
    [['-f', 'xml', '.'], 'no format "xml"'],
    [['--jobs', '0', '.'], '--jobs takes'],
    [['--explain', '--jsonl', '.'], '--explain is for people'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await muster(['license', 'detect', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
