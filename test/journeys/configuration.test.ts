import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { muster, scan } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const requirements = 'certifi==2024.7.4\n';
const treeWith = (configuration: string | Uint8Array) => work.tree({ 'requirements.txt': requirements, 'old/requirements.txt': 'idna==3.7\n', 'muster.yaml': configuration });

describe('muster.yaml', () => {
  it('says name, version, usage context, department, owner and what to leave out', async () => {
    const { inventory } = await scan([treeWith('# all keys\nname: Payments\nversion: "2.0"\nusageContext: hosted\ndepartment: retail\nowner: team-a\nexclude: [old/]\n')]);
    expect(inventory.subject).toMatchObject({
      name: 'Payments', version: '2.0', usageContext: 'hosted', department: 'retail',
      owners: [{ name: 'team-a', path: 'muster.yaml', kind: 'configuration' }],
    });
    expect(inventory.components.map(({ name }) => name)).toEqual(['certifi']);
  });

  it('says each of them alone, or nothing', async () => {
    for (const [text, key, value] of [['version: 1.10', 'version', '1.10'], ['version: 2', 'version', '2'], ['usageContext: embedded', 'usageContext', 'embedded'], ['department: x', 'department', 'x']]) {
      expect((await scan([treeWith(`${text}\n`)])).inventory.subject).toMatchObject({ [key!]: value });
    }
    for (const text of ['', '# nothing\n', '---\n', 'exclude: []\n', '{}\n', '\uFEFF']) {
      const tree = treeWith(text);
      const { inventory } = await scan([tree]);
      expect(inventory.subject.name).toBe(basename(tree));
      expect(inventory.components).toHaveLength(2);
    }
  });

  it('is overruled by the command line, which --config points elsewhere', async () => {
    const tree = treeWith('name: inner\nexclude: old/\n');
    const other = work.file('other.yaml', 'name: outer\ndepartment: retail\n');
    expect((await scan([tree, '--name', 'given'])).inventory.subject.name).toBe('given');
    const { inventory } = await scan([tree, '--config', other]);
    expect(inventory.subject).toMatchObject({ name: 'outer', department: 'retail' });
    expect(inventory.components).toHaveLength(2);
    expect((await scan([tree, '--exclude', 'requirements.txt'])).inventory.components).toHaveLength(0);
  });

  it('is named with its target where there are several', async () => {
    const [right, wrong] = [treeWith('name: right\n'), treeWith('name: wrong\nfoo: b\n')];
    expect((await muster(['scan', right, `${wrong}/`])).stderr).toContain(`${wrong}/muster.yaml:2: `);
    const { code, stderr } = await muster(['scan', right, right, '--name', 'both']);
    expect(code).toBe(2);
    expect(stderr).toContain('--name names one target, and there are 2.');
  });

  it('is not passed over when it is called otherwise, or leads to nothing', async () => {
    const other = await muster(['scan', work.tree({ 'requirements.txt': requirements, 'muster.yml': 'name: a\n' })]);
    expect([other.code, other.stdout]).toEqual([2, '']);
    expect(other.stderr).toContain('muster.yml is not read: the configuration is called muster.yaml.');
    const tree = work.tree({ 'requirements.txt': requirements });
    symlinkSync('gone.yaml', join(tree, 'muster.yaml'));
    const dangling = await muster(['scan', tree]);
    expect([dangling.code, dangling.stdout]).toEqual([2, '']);
    expect(dangling.stderr).toContain('muster.yaml is a link to a file that is not there.');
  });

  it('is not followed out of the target', async () => {
    const tree = work.tree({ 'inside/requirements.txt': requirements, 'outside.yaml': 'name: a\n', 'inside/other.yaml': 'name: b\n' });
    const inside = join(tree, 'inside');
    symlinkSync('../outside.yaml', join(inside, 'muster.yaml'));
    const out = await muster(['scan', inside]);
    expect([out.code, out.stdout]).toEqual([2, '']);
    expect(out.stderr).toContain('muster.yaml is a link that leads out of the target.');
    expect((await scan([inside, '--config', join(tree, 'outside.yaml')])).inventory.subject.name).toBe('a');
    rmSync(join(inside, 'muster.yaml'));
    symlinkSync('other.yaml', join(inside, 'muster.yaml'));
    expect((await scan([inside])).inventory.subject.name).toBe('b');
  });

  it.each(['name: null', 'name: ~', 'owner:', 'exclude: null'])('%s is refused: a key without a value says nothing', async (line) => {
    const { code, stderr } = await muster(['scan', work.tree({ 'requirements.txt': requirements, 'muster.yaml': `version: 1.0.0\n${line}\n` })]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/muster\.yaml:2: \w+ has no value/);
  });

  it('counts in the root only', async () => {
    const tree = work.tree({ 'requirements.txt': requirements, 'sub/muster.yaml': 'nonsense: true\n' });
    expect((await scan([tree])).code).toBe(0);
  });

  it.each([
    ['an unknown key', 'name: a\nfoo: b\n', /muster\.yaml:2: the key "foo" is unknown; known keys are name, version/],
    ['a key in other spelling', 'name: a\n\nusage-context: hosted\n', /muster\.yaml:3: .*did you mean usageContext/],
    ['a name of the prototype', '__proto__: {}\n', /muster\.yaml:1: the key "__proto__" is unknown/],
    ['another', 'constructor: x\n', /muster\.yaml:1: the key "constructor" is unknown/],
    ['a context that is not', 'name: a\nusageContext: cloud\n', /muster\.yaml:2: usageContext must be one of internal, hosted/],
    ['a list for a text', 'name:\n  - a\n', /muster\.yaml:1: name must be a text/],
    ['nothing for a text', 'department:\n', /muster\.yaml:1: department has no value/],
    ['a map for patterns', 'version: 1\nexclude:\n  a: b\n', /muster\.yaml:2: exclude must be a list/],
    ['a pattern that matches nothing', 'exclude:\n  - old/\n  - "[a"\n', /muster\.yaml:3: the pattern "\[a" of exclude leaves nothing out: .*bracket is not closed/],
    ['a range that is upside down', 'exclude: ["[z-a]"]\n', /muster\.yaml:1: the pattern .* upside down/],
    ['a list among patterns', 'exclude: [[a]]\n', /muster\.yaml:1: exclude must be a list/],
    ['a list for the whole', '- a\n', /muster\.yaml:1: it must be/],
    ['a text for the whole', 'hello\n', /muster\.yaml:1: it must be/],
    ['a syntax error', 'name: a\nexclude: [a\n', /muster\.yaml:\d+: /],
    ['a key said twice', 'name: a\nname: b\n', /muster\.yaml:2: /],
    ['two documents', 'name: a\n---\nname: b\n', /muster\.yaml:\d+: /],
    ['tabs for blanks', 'exclude:\n\t- a\n', /muster\.yaml:2: /],
  ])('with %s is refused with exit 2 and the line', async (_, text, message) => {
    const run = await muster(['scan', treeWith(text)]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });

  it('that is a directory or too big is refused with exit 2', async () => {
    const tree = work.tree({ 'requirements.txt': requirements });
    mkdirSync(join(tree, 'muster.yaml'));
    for (const place of [tree, treeWith(`# ${'x'.repeat(2 ** 21)}\n`)]) {
      const run = await muster(['scan', place]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/muster\.yaml cannot be read/);
    }
  });
});
