import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseXmlDocument } from '#core/text/xml-document.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const escape = '\u001B[2J\u001B]0;owned\u0007\u009B31m';
const evil = `${escape}\nPackageName: forged\r\npkg:npm/forged@1\u0000\u0085\u2028\u202E</script><script>alert(1)</script><img src=x onerror=alert(1)>"'|\`=cmd|'/c calc'!A1\ud800`;
// what names may hold without being refused
const mean = `=cmd|'calc'!A1<img src=x onerror=alert(1)>\u202E"&|\``;
const files = {
  'app/package.json': JSON.stringify({ name: `app${evil}`, version: `1${evil}`, license: `MIT${evil}`, author: evil, dependencies: { [`dep${evil}`]: `^1${evil}`, other: `npm:x${evil}@1` } }),
  'app/package-lock.json': JSON.stringify({ name: `app${evil}`, lockfileVersion: 3, packages: { '': { dependencies: { [`dep${evil}`]: `^1${evil}` } }, [`node_modules/dep${evil}`]: { version: `1.0.0-${mean}`, license: evil, resolved: `https://registry.example/${evil}`, integrity: `sha512-${evil}` } } }),
  'composer.lock': JSON.stringify({ packages: [{ name: `acme/c${mean}`, version: `1.0${escape}`, license: [evil], description: evil, authors: [{ name: evil, email: evil }], homepage: evil, dist: { type: 'zip', url: evil, shasum: evil }, support: { source: evil } }] }),
  'pom.xml': `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><name>${'a&lt;script&gt;\u202E'}</name><licenses><license><name>=1+1\u202E</name></license></licenses></project>`,
  'b/package-lock.json': JSON.stringify({ name: `app${mean}`, lockfileVersion: 3, packages: { '': { dependencies: { [`dep${mean}`]: `^1${evil}` } }, [`node_modules/dep${mean}`]: { version: `1.0.0-${mean}`, license: evil, resolved: `https://registry.example/${evil}`, integrity: `sha512-${evil}` } } }),
  'requirements.txt': `certifi==1.0${escape}\n-r ${escape}.txt\nidna==1 ; ${escape}\n`,
  [`d${escape}\n\u202E/broken/package.json`]: '{',
  'CODEOWNERS': `* @a${escape}\n`,
};
let tree = '';
beforeAll(() => void (tree = work.tree(files)));

// eslint-disable-next-line no-control-regex -- these steer a terminal
const steering = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
const scanAs = async (format: string): Promise<string> => {
  const run = await muster(['scan', join(tree, '.'), '--format', format]);
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).not.toMatch(steering);
  expect(run.stdout).not.toContain('\ufffdundefined');
  return run.stdout;
};

describe('names that steer terminals, forge lines and run code', () => {
  it.each(['table', 'markdown', 'purls'])('do nothing in %s', async (format) => {
    const text = await scanAs(format);
    expect(text).not.toMatch(steering);
    expect(text.split('\n').filter((line) => /^(?:PackageName: forged|pkg:npm\/forged)/.test(line))).toEqual([]);
    if (format === 'purls') expect(text.split('\n').filter((line) => line !== '' && !/^pkg:[a-z]+\/[\x21-\x7e]+(?:\t[a-z]+)?$/.test(line))).toEqual([]);
    if (format === 'markdown') expect(text).not.toMatch(/<(?:script|img)/);
  });

  it('start no formula in csv', async () => {
    const text = await scanAs('csv');
    for (const cell of text.split(/\r?\n/).flatMap((line) => line.split(','))) expect(cell).not.toMatch(/^"?[=@]/);
    expect(text).not.toContain('\u001B');
  });

  it('run nothing in html', async () => {
    const text = await scanAs('html');
    expect(text).not.toMatch(/<img src=x|<script>alert/i);
    expect(text).not.toContain('\u0000');
  });

  it.each(['json', 'cyclonedx-json', 'spdx-json', 'spdx3-json'])('are data in %s', async (format) => {
    const text = await scanAs(format);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    // eslint-disable-next-line no-control-regex -- JSON escapes them
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
  });

  it('are data in cyclonedx-xml', async () => {
    expect(parseXmlDocument(await scanAs('cyclonedx-xml')).name).toBe('bom');
  });

  it('forge no tag in spdx-tag-value', async () => {
    const text = await scanAs('spdx-tag-value');
    const outside = text.replaceAll(/<text>[^]*?<\/text>/g, '');
    expect(outside.split('\n').filter((line) => line.startsWith('PackageName: forged'))).toEqual([]);
  });

  it('are data when read again, in every format that is read', async () => {
    for (const format of ['json', 'cyclonedx-json', 'cyclonedx-xml', 'spdx-json', 'spdx-tag-value', 'spdx3-json']) {
      const path = work.file(`again.${format.replace('cyclonedx-', 'cdx.').replace('spdx-', 'spdx.').replace('spdx3-', 'spdx3.').replace('tag-value', 'tag')}`, await scanAs(format));
      const again = await muster(['scan', path, '--format', 'purls']);
      expect(again.code, `${format} ${again.stderr}`).toBe(0);
      expect(again.stdout.split('\n').filter((line) => line.includes('composer')), format).toHaveLength(1);
    }
  });

  it('do nothing in a comparison and in what is said on the error channel', async () => {
    const other = work.tree({});
    for (const format of ['table', 'markdown']) {
      const { stdout, stderr } = await muster(['diff', other, tree, '--format', format]);
      expect(stdout + stderr).not.toMatch(steering);
    }
    for (const args of [['scan', `/nowhere${escape}`], ['scan', tree, '-f', `x${escape}`], [`x${escape}`], ['scan', `--x${escape}`], ['diff', `a${escape}`, 'b'], ['scan', tree, '-o', join(tree, `x${escape}`)], ['sbom', 'validate', join(tree, `d${escape}\n\u202E/broken/package.json`)], ['scan', `https://x${escape}.example/a.git`]]) {
      const { stdout, stderr } = await muster(args);
      expect((stdout + stderr).replaceAll('\t', ' '), JSON.stringify(args)).not.toMatch(steering);
    }
  });
});

it('a configuration with names of the prototype is an error that names the line', async () => {
  for (const key of ['__proto__', 'constructor', 'toString']) {
    const configured = work.tree({ 'muster.yaml': `name: x\n${key}: y\n` });
    const run = await muster(['scan', configured]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(new RegExp(`muster\\.yaml:2.*${key}`, 's'))]);
    expect(readFileSync(join(configured, 'muster.yaml'), 'utf8')).toContain(key);
  }
});
