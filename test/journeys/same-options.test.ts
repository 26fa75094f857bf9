import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '#cli/program.ts';
import { gateProject } from '../support/gate-project.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

describe('commands that judge the licences of targets', () => {
  const shared = ['--exclude', '--name', '--config', '--licenses', '--curations', '--findings', '--no-cache', '--online', '--timeout', '--quiet', '--context', '--texts'];
  const ofProject = ['--config', '--licenses', '--curations', '--findings', '--policy'];
  const options = (name: string) => buildProgram({ exitCode: 0 }).commands.find((command) => command.name() === name)!.options;

  it.each(['check', 'notice', 'bundle', 'obligations'])('%s takes all options that change what is read of them', (name) => {
    expect(options(name).map(({ long }) => long)).toEqual(expect.arrayContaining(shared));
  });

  it.each(['ask', 'mcp'])('%s takes those that are about its project', (name) => {
    expect(options(name).map(({ long }) => long)).toEqual(expect.arrayContaining(ofProject));
  });

  it('explain one option everywhere in the same words', () => {
    for (const long of ['--curations', '--findings', '--timeout', '--exclude']) {
      const said = ['scan', 'check', 'notice', 'bundle', 'obligations'].map((name) => options(name).find((option) => option.long === long)?.description);
      expect([long, new Set(said).size]).toEqual([long, 1]);
    }
  });
});

describe.concurrent('corrections that are named with --curations', () => {
  const project = gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\n', packages: [{ name: 'runtime', license: 'GPL-2.0-only' }] });
  const place = work.tree({ ...Object.fromEntries(Object.entries(project).map(([path, text]) => [`shop/${path}`, text])), 'office.yaml': 'curations:\n  - {purl: "pkg:npm/runtime", concluded: MIT, reason: asked-licensor, by: rosa@shop.example, on: 2026-02-01, comment: see ticket 7}\n' });
  const cases: readonly [string, readonly string[], (stdout: string) => unknown, unknown, unknown][] = [
    ['check', ['check', '-q', '-f', 'json', 'shop'], (text) => (JSON.parse(text) as { findings: { license: { expression: string } }[] }).findings.map(({ license }) => license.expression), ['GPL-2.0-only'], ['MIT']],
    ['notice', ['notice', '-q', '-f', 'json', 'shop'], (text) => (JSON.parse(text) as { components: { license: string }[] }).components.map(({ license }) => license), ['GPL-2.0-only'], ['MIT']],
    ['obligations', ['obligations', '-q', '-f', 'json', 'shop'], (text) => (JSON.parse(text) as { tasks: { name: string }[] }).tasks.some(({ name }) => name === 'disclose-source'), true, false],
    ['ask', ['ask', 'pkg:npm/runtime@1.0.0', '--project', 'shop', '-f', 'json'], (text) => (JSON.parse(text) as { findings: { license: { expression: string } }[] }).findings.map(({ license }) => license.expression), ['GPL-2.0-only'], ['MIT']],
  ];

  it.each(cases)('are followed by muster %s', async (_, args, of, before, after) => {
    expect(of((await muster(args, { cwd: place })).stdout)).toEqual(before);
    expect(of((await muster([...args, '--curations', 'office.yaml'], { cwd: place })).stdout)).toEqual(after);
    const { code, stderr } = await muster([...args, '--curations', 'nope.yaml'], { cwd: place });
    expect([code, stderr]).toEqual([2, expect.stringContaining('nope.yaml with curations, which --curations names')]);
  });

  it('are followed by muster bundle', async () => {
    await muster(['bundle', '-q', '-o', 'before', 'shop'], { cwd: place });
    await muster(['bundle', '-q', '-o', 'after', '--curations', 'office.yaml', 'shop'], { cwd: place });
    const notice = (name: string): string => readFileSync(join(place, name, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    expect([notice('before').includes('GPL-2.0-only'), notice('after').includes('GPL-2.0-only'), notice('after').includes('MIT')]).toEqual([true, false, true]);
  });
});

describe.concurrent('muster ask', () => {
  it('reads the project by the configuration and findings that are named', async () => {
    const place = work.tree({ ...gateProject({ configuration: 'usageContext: internal\n', packages: [{ name: 'runtime', license: 'GPL-2.0-only' }] }), 'shipped.yaml': 'usageContext: distributed\noutboundLicense: proprietary\n', 'none.json': '{"files": [' });
    const ask = (...args: readonly string[]) => muster(['ask', 'pkg:npm/runtime@1.0.0', '-f', 'json', ...args], { cwd: place });
    expect([(await ask()).stdout, (await ask('--config', 'shipped.yaml')).stdout].map((text) => (JSON.parse(text) as { findings: { verdict: string }[] }).findings[0]!.verdict)).toEqual(['allow-with-obligations', 'deny']);
    const [findings, address] = [await ask('--findings', 'none.json'), await ask('--curations', 'https://acme.example/c.yaml')];
    expect([findings.code, findings.stderr]).toEqual([2, expect.stringContaining('none.json:1: the findings cannot be read')]);
    expect([address.code, address.stderr]).toEqual([2, expect.stringContaining('Fetch the file, and name it with --curations.')]);
  });
});

describe.concurrent('what is named for the release', () => {
  const place = work.tree({ ...gateProject({ configuration: 'usageContext: distributed\n', packages: [{ name: 'runtime', license: 'GPL-2.0-only' }] }), 'wrong.yaml': 'records:\n  - {component: "*", obligation: nothing, status: fulfilled, by: rosa, on: 2026-02-01}\n', 'empty/readme.md': '' });

  // a target that is not there would be told otherwise, if it was looked at
  it.each(['check', 'notice', 'bundle', 'obligations'])('is looked at by muster %s before anything is read', async (command) => {
    const run = (...args: readonly string[]) => muster([command, '-q', 'not-there', ...(command === 'bundle' ? ['-o', 'papers'] : []), ...args], { cwd: place });
    const cases: [readonly string[], string][] = [
      [['--findings', 'nope.json'], 'There is no file nope.json with findings, which --findings names.'], [['--curations', 'nope.yaml'], 'There is no file nope.yaml with curations, which --curations names.'],
      [['--texts', 'nope'], 'nope is no directory with texts, which --texts names.\n  Name a directory that holds texts as NAME.txt or NAME@VERSION.txt.'], [['--texts', 'empty'], 'empty, which --texts names, holds no texts (*.txt).'],
      ...(command === 'notice' ? [] : [[['--records', 'nope.yaml'], 'nope.yaml cannot be read: there is no such file or directory.'], [['--records', 'wrong.yaml'], 'wrong.yaml:2: ']] as [readonly string[], string][]),
    ];
    for (const [args, message] of cases) {
      const { code, stderr } = await run(...args);
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  it.each([['--findings', 'x.json'], ['--records', 'wrong.yaml'], ['--texts', 'empty'], ['--curations', 'x.yaml'], ['--stage', 'build'], ['--fail-on-open'], ['--exclude', 'x']])('is refused beside --license, where it would be left out of account: %s', async (...args) => {
    const { code, stderr } = await muster(['obligations', '--license', 'MIT', ...args], { cwd: place });
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${args[0]} is about what is read of a target, and --license asks about a licence alone.\n  Leave out ${args[0]}, or --license.`)]);
  });

  it('is a name of a component only beside --license', async () => {
    const { code, stderr } = await muster(['obligations', '--component', 'x'], { cwd: place });
    expect([code, stderr]).toEqual([2, expect.stringContaining('Leave out --component, or give a --license.')]);
  });
});

describe('muster obligations', () => {
  it('does not pass a target that cannot be read', async () => {
    const { code } = await muster(['obligations', '-q', work.file('broken.cdx.json', '{"bomFormat": "CycloneDX", "specVersion": "1.6", ')]);
    expect(code).toBe(3);
  });

  it('names the product as it is told to', async () => {
    const { stdout } = await muster(['obligations', '-q', '-f', 'json', '--name', 'Blue', work.tree({ 'package.json': '{"name":"d","license":"MIT"}' })]);
    expect((JSON.parse(stdout) as { subjects: { name: string }[] }).subjects.map(({ name }) => name)).toEqual(['Blue']);
  });
});
