import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GateDocument } from '#core/gate/gate-document.ts';
import { gateProject } from '../support/gate-project.ts';
import { main, muster, node } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const project = work.tree(gateProject({ configuration: 'usageContext: hosted\nclientCode: false\n', license: 'UNLICENSED', packages: [{ name: 'left-pad', version: '1.3.0', license: 'WTFPL' }, { name: 'mongo', version: '1.0.0', license: 'SSPL-1.0' }] }));

const ask = (...args: readonly string[]) => muster(['ask', ...args], { cwd: project });

describe.concurrent('muster ask', () => {
  it('knows what the project uses already', async () => {
    const { code, stdout } = await ask('pkg:npm/left-pad@1.3.0');
    expect([code, stdout.split('\n').slice(0, 2)]).toEqual([0, ['left-pad 1.3.0  WTFPL', 'Yes.']]);
    const other = await ask('pkg:npm/left-pad@1.2.0');
    expect([other.code, other.stdout]).toEqual([0, expect.stringContaining('taken from version 1.3.0 of it, which is used here')]);
  });

  it('takes the licence and the context that are said', async () => {
    const hosted = await ask('pkg:npm/some-server@1.0.0', '--license', 'AGPL-3.0-only');
    expect([hosted.code, hosted.stdout]).toEqual([1, expect.stringContaining('No: the policy does not allow it here.')]);
    const internal = await ask('pkg:npm/some-server@1.0.0', '--license', 'AGPL-3.0-only', '--context', 'internal');
    expect([internal.code, internal.stdout]).toEqual([1, expect.stringContaining('Ask first: somebody has to agree.')]);
    const product = await ask('pkg:npm/some-lib@1.0.0', '--license', 'GPL-3.0-only OR MIT', '--context', 'distributed');
    expect([product.code, product.stdout]).toEqual([0, expect.stringContaining('MIT, of GPL-3.0-only OR MIT')]);
    // the project declares that it is closed
    const closed = await ask('pkg:npm/some-lib@1.0.0', '--license', 'GPL-3.0-only', '--context', 'distributed');
    expect([closed.code, closed.stdout]).toEqual([1, expect.stringContaining('POL-LIC-030')]);
  });

  it('does not guess', async () => {
    const { code, stdout } = await ask('pkg:npm/never-heard-of@1.0.0');
    expect([code, stdout]).toEqual([1, expect.stringContaining('say --license, or ask with --online')]);
    expect(stdout).toContain('Not yet: something has to be known first.');
  });

  it('names something else', async () => {
    const { stdout } = await ask('pkg:npm/ua-parser-js@2.0.0', '--license', 'AGPL-3.0-or-later');
    expect(stdout).toContain('ua-parser-js before 2.0.0 (MIT)');
  });

  it('answers programs, and refuses nonsense', async () => {
    const { stdout } = await ask('pkg:npm/x@1.0.0', '--license', 'MIT', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'muster-check/1', at: 'request', findings: [{ action: 'nothing', license: { expression: 'MIT', basis: 'stated' } }] });
    const [purl, license, context] = await Promise.all([ask('left-pad'), ask('pkg:npm/x@1', '--license', 'My own'), ask('pkg:npm/x@1', '--context', 'cloud')]);
    expect([purl!.code, license!.code, context!.code]).toEqual([2, 2, 2]);
  });
});

describe.concurrent('muster ask, beside what the project has', () => {
  const clash = gateProject({ configuration: 'usageContext: distributed\nclientCode: false\n', packages: [{ name: 'drawing', license: 'GPL-2.0-only' }, { name: 'glue', license: 'MIT' }] });
  const shop = work.tree(clash);
  const question = ['pkg:npm/charts@1.0.0', '--license', 'Apache-2.0', '--stage', 'build'] as const;

  it('says what a check says of the project that has it', async () => {
    const { code, stdout } = await ask(...question, '--project', shop, '-f', 'json');
    const { findings: [asked], heldAgainst } = GateDocument.parse(JSON.parse(stdout));
    const adopted = work.tree(gateProject({ configuration: 'usageContext: distributed\nclientCode: false\n', packages: [{ name: 'drawing', license: 'GPL-2.0-only' }, { name: 'glue', license: 'MIT' }, { name: 'charts', license: 'Apache-2.0' }] }));
    const check = GateDocument.parse(JSON.parse((await muster(['check', '-q', '-f', 'json', '--stage', 'build', adopted])).stdout)).findings.find(({ component }) => component.name === 'charts')!;
    const comparable = ({ verdict, enforced, fails, action, reasons, conflicts, license, use }: typeof check) => ({ verdict, enforced, fails, action, reasons: reasons.map(({ because: _, ...rest }) => rest), conflicts, expression: license.expression, use });
    expect([code, comparable(asked!)]).toEqual([1, comparable(check)]);
    expect([asked!.reasons[0]!.rule, heldAgainst]).toEqual(['POL-LIC-072', { projects: ['shop'], components: 2, unsettled: 0, read: 'whole', conflicts: [] }]);
  });

  it('takes a stored scan or an SBOM for the project, and says when there is none', async () => {
    const [scan, sbom] = [join(work.root, 'scan.json'), join(work.root, 'bill.cdx.json')];
    await muster(['scan', '-q', shop, '-f', 'json', '-o', scan]);
    await muster(['scan', '-q', shop, '-o', sbom]);
    for (const document of [scan, sbom]) {
      const { code, stdout, stderr } = await ask(...question, '--context', 'distributed', '--project', document);
      expect([code, stdout, stderr]).toEqual([1, expect.stringContaining('Components whose licences cannot be in one work (POL-LIC-072)'), '']);
    }
    const nowhere = await ask(...question, '--context', 'distributed', '--project', work.tree({ 'readme.txt': 'Nothing here.' }));
    expect(nowhere.stdout.replace(/\n {12}/g, ' ')).toContain('no project was looked at: nothing was found in ');
  });

  it('asks which of several projects would use it', async () => {
    const [front, back] = ['front', 'back'].map((name) => Object.fromEntries(Object.entries(name === 'back' ? clash : gateProject({ packages: [{ name: 'glue', license: 'MIT' }] })).filter(([path]) => path !== 'muster.yaml').map(([path, text]) => [`${name}/${path}`, String(text).replaceAll('"shop"', `"${name}"`)])));
    const both = work.tree({ ...front, ...back, 'muster.yaml': 'usageContext: distributed\nclientCode: false\n' });
    const rules = async (...more: readonly string[]): Promise<string> => (await ask(...question, '--project', both, ...more)).stdout;
    expect([(await rules()).includes('They meet in back.'), (await rules('--into', 'back')).includes('POL-LIC-072'), (await rules('--into', 'front')).includes('POL-LIC-072')]).toEqual([true, true, false]);
    const wrong = await ask(...question, '--project', both, '--into', 'side');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/has no project "side"\.\n.*Name one of back, front\./)]);
  });
});

describe.concurrent('muster ask, of what comes later', () => {
  const later = ['--license', 'Apache-2.0', '--context', 'published', '--outbound', 'GPL-2.0-only'] as const;

  it('says that a later point refuses what this one lets pass, and keeps the exit status of this one', async () => {
    const { code, stdout } = await ask('pkg:npm/thing@1.0.0', ...later);
    expect([code, stdout.split('\n')[1]]).toEqual([0, 'Passes here, but is refused at pull-request, build and release.']);
    expect(stdout.replace(/\n {12}/g, ' ')).toContain('Later     Refused at pull-request, build and release: Licence that contradicts the licence of the project (POL-LIC-070). The licence of the project does not take it in. Whoever passes both on together breaks the terms of one of them. Replace the component, or give the project another licence. Apache-2.0 ends its patent licence for whoever sues over patents, a term that GPL-2.0-only does not let into its works. (Apache-2.0 3; GPL-2.0-only 6) Ways out: 1. Run thing as a program of its own that yours talks to over a pipe, socket or command line. 2. Publish your work under GPL-3.0-or-later or GPL-3.0-only or MIT (115 more licences would do). 3. Replace thing by something under MIT, ISC, BSD-3-Clause or the like.');
    const there = await ask('pkg:npm/thing@1.0.0', ...later, '--stage', 'pull-request');
    expect([there.code, there.stdout.split('\n')[1], there.stdout.includes('Later')]).toEqual([1, 'No: the policy does not allow it here.', false]);
    const past = await ask('pkg:npm/thing@1.0.0', ...later, '--stage', 'deploy');
    expect([past.code, past.stdout.split('\n')[1]]).toEqual([0, 'Yes, with duties when the software leaves the house.']);
  });

  it('is a document of the schema, and what muster check says there', async () => {
    const { code, stdout } = await ask('pkg:npm/thing@1.0.0', ...later, '-f', 'json');
    const document = JSON.parse(stdout) as GateDocument;
    expect([code, GateDocument.parse(document)]).toEqual([0, document]);
    const { laterStages, rules } = document;
    expect(laterStages!.map(({ at, verdict, fails, action }) => [at, verdict, fails, action])).toEqual([
      ['pull-request', 'deny', true, 'replace'], ['build', 'deny', true, 'replace'], ['release', 'deny', true, 'replace'], ['deploy', 'allow-with-obligations', false, 'fulfil'],
    ]);
    expect([laterStages![0]!.reasons.map(({ rule }) => rule), rules['POL-LIC-070']!.remedy]).toEqual([['POL-LIC-070'], 'Replace the component, or give the project another licence.']);
    const adopted = work.tree(gateProject({ configuration: 'usageContext: published\noutboundLicense: GPL-2.0-only\n', packages: [{ name: 'thing', license: 'Apache-2.0' }] }));
    const check = JSON.parse((await muster(['check', '-q', '-f', 'json', '--stage', 'build', adopted])).stdout) as GateDocument;
    expect(check.findings.map(({ verdict, enforced, fails, action, reasons }) => ({ verdict, enforced, fails, action, reasons }))).toEqual(laterStages!.slice(1, 2).map(({ verdict, enforced, fails, action, reasons }) => ({ verdict, enforced, fails, action, reasons })));
  });

  it('goes by the policy of the project, and calls no duty refused that is done at the release', async () => {
    const rules = `policy: {id: shop, title: Shop, version: 1.0.0, otherwise: allow}
rules:
  - {id: SHOP-1, title: Duties are done, domain: operations, when: 'project.openObligations > 0 and usage.conveyed', verdict: deny, severity: error, enforceAt: [release]}
  - {id: SHOP-2, title: Nothing with an odd name, domain: operations, when: 'component.name == "odd"', verdict: deny, severity: error, enforceAt: {pull-request: warn, release: enforce}, remedy: Rename it.}
`;
    const shop = work.tree({ ...gateProject({ configuration: 'usageContext: distributed\n', packages: [] }), '.muster/policy/policy.yaml': rules });
    const fine = await ask('pkg:npm/even@1.0.0', '--license', 'MIT', '--project', shop);
    expect([fine.code, fine.stderr, fine.stdout.split('\n')[1], fine.stdout.includes('Later')]).toEqual([0, '', 'Yes, with duties when the software leaves the house.', false]);
    const odd = await ask('pkg:npm/odd@1.0.0', '--license', 'MIT', '--project', shop);
    expect([odd.code, odd.stdout.split('\n')[1]]).toEqual([0, 'Passes here, but is refused at release.']);
    expect(odd.stdout).toContain('  Later     Refused at release: Nothing with an odd name (SHOP-2). Rename it.\n');
    const stages = JSON.parse((await ask('pkg:npm/odd@1.0.0', '--license', 'MIT', '--project', shop, '-f', 'json')).stdout) as GateDocument;
    expect(stages.laterStages!.map(({ at, fails }) => [at, fails])).toEqual([['release', true]]);
  });
});

/** A client of `muster mcp` for one project, while the tests of the group run. */
function assistantIn(directory: string) {
  const client = new Client({ name: 'assistant', version: '1.0.0' });
  beforeAll(async () => {
    await muster(['--version']);
    await client.connect(new StdioClientTransport({ command: node, args: [main, 'mcp', '--project', directory], stderr: 'inherit' }));
  }, 60_000);
  afterAll(() => client.close());
  const call = async (name: string, input: Record<string, unknown>) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: input });
    return { text: (content as { text: string }[])[0]!.text, data: structuredContent as Record<string, unknown>, isError };
  };
  return { client, call };
}

describe('muster mcp, of what comes later', () => {
  const { call } = assistantIn(work.tree(gateProject({ configuration: 'usageContext: published\noutboundLicense: GPL-2.0-only\n', packages: [{ name: 'left-pad', version: '1.3.0', license: 'MIT' }] })));

  it('tells what a later point will refuse', async () => {
    const { text, data } = await call('ask', { purl: 'pkg:npm/thing@1.0.0', license: 'EPL-2.0' });
    expect(data).toMatchObject({ action: 'fulfil', allowed: true, allowedLater: false, laterStages: [{ at: 'pull-request', fails: true }, { at: 'build', fails: true }, { at: 'release', fails: true }, { at: 'deploy', fails: false }] });
    expect(text).toContain('Passes here, but is refused at pull-request, build and release.');
    expect(data['heldAgainst']).toEqual({ projects: ['shop'], components: 1, unsettled: 0, read: 'whole', conflicts: [] });
    expect(await call('find_alternative', { purl: 'pkg:npm/thing@1.0.0', license: 'EPL-2.0' })).toMatchObject({ data: { needed: true, alternatives: [] }, text: expect.stringContaining('No alternative is known here') });
  });

  it('counts what is asked for here and later, and what passes everywhere', async () => {
    const advertising = await call('ask', { purl: 'pkg:npm/thing@1.0.0', license: 'BSD-4-Clause', context: 'distributed' });
    expect([advertising.data['allowed'], advertising.data['allowedLater']]).toEqual([false, false]);
    const fine = await call('ask', { purl: 'pkg:npm/left-pad@1.3.0' });
    expect([fine.data['allowed'], fine.data['allowedLater'], (fine.data['laterStages'] as { fails: boolean }[]).map(({ fails }) => fails)]).toEqual([true, true, [false, false, false, false]]);
  });
});

describe('muster mcp, asked by a client of the protocol', () => {
  const { client, call } = assistantIn(project);

  it('says who it is and what it can do', async () => {
    expect([client.getServerVersion()?.name, client.getInstructions()]).toEqual(['muster', expect.stringContaining('Before you add or update a dependency, call ask')]);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'explain', 'find_alternative', 'list_obligations']);
    for (const { inputSchema, annotations } of tools) expect([inputSchema.type, annotations?.readOnlyHint]).toEqual(['object', true]);
    await client.ping();
  });

  it('answers before a package is added', async () => {
    expect((await call('ask', { purl: 'pkg:npm/left-pad@1.3.0' })).data).toMatchObject({ action: 'nothing', allowed: true });
    const refused = await call('ask', { purl: 'pkg:npm/thing@1.0.0', license: 'AGPL-3.0-only' });
    expect([refused.text, refused.data]).toEqual([expect.stringContaining('No: the policy does not allow it here.'), expect.objectContaining({ action: 'replace', verdict: 'deny', allowed: false })]);
  });

  it('explains, finds alternatives, and lists obligations', async () => {
    expect((await call('explain', { rule: 'pol-lic-040' })).data).toMatchObject({ id: 'POL-LIC-040', verdict: 'deny' });
    expect((await call('find_alternative', { purl: 'pkg:npm/ua-parser-js@2.0.0', license: 'AGPL-3.0-or-later' })).data).toMatchObject({ needed: true, alternatives: [{ name: 'ua-parser-js before 2.0.0', license: 'MIT', purl: 'pkg:npm/ua-parser-js', versions: 'before 2.0.0' }, { name: 'bowser', license: 'MIT', purl: 'pkg:npm/bowser' }] });
    const { text, data } = await call('list_obligations', { license: 'Apache-2.0', context: 'distributed' });
    expect([text, (data['obligations'] as unknown[]).length > 0]).toEqual([expect.stringContaining('Apache-2.0'), true]);
  });

  it('tells what is wrong with a question, and goes on', async () => {
    for (const [name, input, says] of [['ask', { purl: 'left-pad' }, 'is no package URL'], ['ask', {}, 'purl is missing. Package URL with version, such as pkg:npm/left-pad@1.3.0'], ['explain', { rule: 'X-1' }, 'has no rule X-1'], ['list_obligations', { license: '???' }, 'is no licence expression'], ['ask', { purl: 'pkg:npm/a@1', context: 'moon' }, 'context cannot be "moon": send one of internal, hosted, distributed, embedded, published.'], ['ask', { purl: 'pkg:npm/a@1', licence: 'MIT' }, 'ask has no argument "licence", perhaps license is meant']] as const) {
      const { text, isError } = await call(name, input);
      expect([isError, text]).toEqual([true, expect.stringContaining(says)]);
    }
    await expect(client.callTool({ name: 'delete_everything', arguments: {} })).rejects.toThrow(/there are ask, explain/);
    await client.ping();
  });

  it('speaks of arguments, and not of options', async () => {
    const unknown = await call('ask', { purl: 'pkg:npm/never-heard-of@1.0.0' });
    expect([unknown.text.includes('--license'), unknown.text.replace(/\n {12}/g, ' ')]).toEqual([false, expect.stringContaining('no registry was asked: say license,')]);
    expect(await call('ask', { purl: 'pkg:npm/x@1.0.0', license: 'MIT', into: 'side' })).toMatchObject({ isError: true, text: expect.stringContaining('has no project "side". Name one of shop.') });
    expect((await call('ask', { purl: 'pkg:npm/x@1.0.0', license: 'MIT', into: 'shop' })).data).toMatchObject({ heldAgainst: { projects: ['shop'], read: 'whole' } });
  });

  it('answers many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => call('ask', { purl: `pkg:npm/part-${index}@1.0.0`, license: index % 2 === 0 ? 'MIT' : 'AGPL-3.0-only' })));
    expect(answers.map(({ data }) => data['allowed'])).toEqual(answers.map((_, index) => index % 2 === 0));
  });
});
