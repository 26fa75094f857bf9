import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    expect(stdout).toContain('ua-parser-js 1.x (MIT)');
  });

  it('answers programs, and refuses nonsense', async () => {
    const { stdout } = await ask('pkg:npm/x@1.0.0', '--license', 'MIT', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'muster-check/1', at: 'request', findings: [{ action: 'nothing', license: { expression: 'MIT', basis: 'stated' } }] });
    const [purl, license, context] = await Promise.all([ask('left-pad'), ask('pkg:npm/x@1', '--license', 'My own'), ask('pkg:npm/x@1', '--context', 'cloud')]);
    expect([purl!.code, license!.code, context!.code]).toEqual([2, 2, 2]);
  });
});

describe('muster mcp, asked by a client of the protocol', () => {
  const client = new Client({ name: 'assistant', version: '1.0.0' });
  beforeAll(async () => {
    await muster(['--version']);
    await client.connect(new StdioClientTransport({ command: node, args: [main, 'mcp', '--project', project], stderr: 'inherit' }));
  }, 60_000);
  afterAll(() => client.close());

  const call = async (name: string, input: Record<string, unknown>) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: input });
    return { text: (content as { text: string }[])[0]!.text, data: structuredContent as Record<string, unknown>, isError };
  };

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
    expect((await call('find_alternative', { purl: 'pkg:npm/ua-parser-js@2.0.0', license: 'AGPL-3.0-or-later' })).data).toMatchObject({ needed: true, alternatives: [{ name: 'ua-parser-js 1.x', license: 'MIT' }] });
    const { text, data } = await call('list_obligations', { license: 'Apache-2.0', context: 'distributed' });
    expect([text, (data['obligations'] as unknown[]).length > 0]).toEqual([expect.stringContaining('Apache-2.0'), true]);
  });

  it('tells what is wrong with a question, and goes on', async () => {
    for (const [name, input, says] of [['ask', { purl: 'left-pad' }, 'is no package URL'], ['ask', {}, 'purl'], ['explain', { rule: 'X-1' }, 'has no rule X-1'], ['list_obligations', { license: '???' }, 'is no licence expression'], ['ask', { purl: 'pkg:npm/a@1', context: 'moon' }, 'context']] as const) {
      const { text, isError } = await call(name, input);
      expect([isError, text]).toEqual([true, expect.stringContaining(says)]);
    }
    await expect(client.callTool({ name: 'delete_everything', arguments: {} })).rejects.toThrow(/there are ask, explain/);
    await client.ping();
  });

  it('answers many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => call('ask', { purl: `pkg:npm/part-${index}@1.0.0`, license: index % 2 === 0 ? 'MIT' : 'AGPL-3.0-only' })));
    expect(answers.map(({ data }) => data['allowed'])).toEqual(answers.map((_, index) => index % 2 === 0));
  });
});
