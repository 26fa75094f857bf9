import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { GateDocument, isGateDocument, readGateDocument } from '#core/gate/gate-document.ts';
import type { GateResult } from '#core/gate/gate-result.ts';
import { gateReports } from '#plugins/gates/registry.generated.ts';
import { makeComponent, makeInventory } from '../support/make-inventory.ts';
import { hasShared, sharedPath } from '../support/shared.ts';
import { gateOf, gateSamples, product } from './gate-sample.ts';

async function render(id: string, result: GateResult): Promise<string> {
  const { default: pieces } = await gateReports.find((report) => report.id === id)!.load();
  return [...pieces({ result, terminal: { color: false, columns: 100 } })].join('');
}

describe.each(gateReports.map(({ id, extension }) => [id, extension] as const))('%s of a check', (id, extension) => {
  it.each(Object.keys(gateSamples))('of %s is as the golden file', async (name) => {
    const document = await render(id, gateSamples[name]!);
    await expect(document).toMatchFileSnapshot(`golden/check-${name}${id === 'table' ? '' : `.${id}`}${extension.slice(extension.lastIndexOf('.'))}`);
    expect(await render(id, gateSamples[name]!)).toBe(document);
  });

  it.skipIf(id === 'json')('steers no terminal', async () => {
    // eslint-disable-next-line no-control-regex -- that is what is looked for
    expect(await render(id, gateSamples['hostile']!)).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
  });
});

const samples = Object.entries(gateSamples);

describe('formats of a check', () => {
  it.each(samples)('JSON of %s is of its schema, and tells what it knew', async (_, result) => {
    const text = await render('json', result);
    expect(GateDocument.parse(JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(result)));
    expect(isGateDocument(text.slice(0, 200))).toBe(true);
    const read = readGateDocument(text);
    expect(read.ok && new Map(read.document.findings.map(({ fingerprint, enforced }) => [fingerprint, enforced]))).toEqual(new Map(result.findings.map(({ fingerprint, enforced }) => [fingerprint, enforced])));
  });

  it('refuses what is no check', () => {
    expect([readGateDocument('{'), readGateDocument('{"schema":"muster-check/9"}')].map(({ ok }) => ok)).toEqual([false, false]);
  });

  it.runIf(hasShared).each(samples)('SARIF of %s is valid by the schema of OASIS', async (_, result) => {
    // ajv reads draft 7, in which the schema means the same; only its own name is written differently
    const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(sharedPath('schemas/sarif/sarif-2.1.0.schema.json'), 'utf8')) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
    const valid = ajv.compile(schema);
    const document = JSON.parse(await render('sarif', result)) as { runs: { results: { ruleId: string; ruleIndex: number; locations: unknown[] }[]; tool: { driver: { rules: { id: string }[] } } }[] };
    valid(document);
    expect(valid.errors ?? []).toEqual([]);
    const [run] = document.runs;
    for (const { ruleId, ruleIndex, locations } of run!.results) expect([run!.tool.driver.rules[ruleIndex]?.id, locations.length]).toEqual([ruleId, 1]);
  });

  it('SARIF says level, place, fingerprint, state and suppression', async () => {
    const text = await render('sarif', gateSamples['baseline']!);
    const { runs: [run] } = JSON.parse(text) as { runs: { results: Record<string, unknown>[] }[] };
    const of = (name: string) => run!.results.find(({ message }) => (message as { text: string }).text.startsWith(name));
    expect(of('ua-parser-js')).toMatchObject({ ruleId: 'POL-LIC-030', level: 'error', baselineState: 'new', locations: [{ physicalLocation: { artifactLocation: { uri: 'apps/shop/package-lock.json' }, region: { startLine: 20 } } }] });
    expect(of('gpl-thing')).toMatchObject({ level: 'note', baselineState: 'unchanged' });
    expect(of('known')).toMatchObject({ suppressions: [{ kind: 'external', status: 'accepted', justification: 'Waived by known-until-april.' }] });
  });

  it.each(samples)('JUnit of %s is XML, and counts right', async (_, result) => {
    const parser = new SaxesParser({ position: true });
    const counts: Record<string, number> = {};
    parser.on('opentag', ({ name }) => (counts[name] = (counts[name] ?? 0) + 1));
    parser.on('error', (error) => {
      throw error;
    });
    const text = await render('junit', result);
    parser.write(text).close();
    const unread = result.targets.filter(({ read }) => read === 'unread').length;
    expect([counts['testcase'] ?? 0, counts['failure'] ?? 0, counts['error'] ?? 0, counts['testsuite']]).toEqual([result.findings.length + unread, result.findings.filter(({ fails }) => fails).length, unread, result.targets.length]);
    expect(text).toContain(`tests="${result.findings.length + unread}" failures="${counts['failure'] ?? 0}" errors="${unread}"`);
    expect(counts['system-err'] ?? 0).toBe(result.targets.filter(({ issues }, index) => issues.length > 0 || (index === 0 && result.notAsked.some(({ broken }) => broken !== undefined))).length);
  });

  it.each(['\n', '\r\n', '\r', '\u0085', '\u2028'])('JUnit begins no line with what %j of a name leads to', async (end) => {
    const evil = `x${end}::error::x`;
    const hostile = gateSamples['hostile']!;
    const result: GateResult = {
      ...hostile, targets: hostile.targets.map((target) => ({ ...target, name: evil, location: evil, issues: [{ code: 'malformed', path: '::error::first', message: evil, remedy: evil }, { code: 'malformed', path: '::error::second', message: evil, remedy: evil }] })),
      findings: hostile.findings.map((finding) => ({ ...finding, component: { ...finding.component, name: evil, purl: evil }, paths: [[evil, evil]], places: finding.places.map((place) => ({ ...place, path: evil })) })),
    };
    const text = await render('junit', result);
    expect(text).toContain('::error::x');
    expect(text.split(/[\n\r\u0085\u2028]/).filter((line) => /^\s*(?:::|##)/.test(line))).toEqual([]);
    expect(text).not.toMatch(/&#1[03];/);
  });

  it.each(samples)('annotations of %s are one line each', async (_, result) => {
    const lines = (await render('github', result)).trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^,:]+,)?(?:line=\d+,)?title=[^:,]+::.+$/);
    expect(lines.at(-1)).toMatch(result.passed ? /^::notice title=muster check::Passed/ : /^::error title=muster check::(?:Failed|Not evaluated) at/);
  });

  it.each(samples)('the report of GitLab of %s has what GitLab needs', async (_, result) => {
    const entries = JSON.parse(await render('gitlab', result)) as { description: string; check_name: string; fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[];
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
    for (const { description, check_name: name, severity, location } of entries) {
      expect(description.length * name.length * location.path.length).toBeGreaterThan(0);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      expect(location.lines.begin).toBeGreaterThan(0);
    }
  });

  it.each(gateReports.map(({ id }) => id).filter((id) => id !== 'json'))('%s names every rule that does not let a component pass', async (id) => {
    const { findings } = gateSamples['several']!;
    expect(findings.map(({ component, reasons }) => [component.name, reasons.filter(({ status, counts }) => status === 'fired' && counts !== 'allow-with-obligations').map(({ rule }) => rule)])).toEqual([['viewer', ['POL-LIC-040', 'ORG-1', 'ORG-2']], ['shapes', ['ORG-2', 'ORG-3']]]);
    const document = (await render(id, gateSamples['several']!)).replaceAll(/\s+/g, ' ');
    expect(document).toMatch(/[Aa]lso refused by ORG-1: No network copyleft:/);
    expect(document).toMatch(/[Aa]lso needs an approval by ORG-2: The architects look at copyleft/);
    expect(document).toMatch(/[Aa]lso needs an approval by ORG-3: Security looks at copyleft of files/);
  });

  it.each(gateReports.map(({ id }) => id))('%s tells what is to be said of waivers, approvals and statements', async (id) => {
    for (const name of ['product', 'stated']) {
      const document = (await render(id, gateSamples[name]!)).replaceAll(/<[^>]*>|[\\`]/g, '').replaceAll(/\s+/g, ' ');
      const messages = gateSamples[name]!.exceptions.filter(({ place }) => place !== undefined).map(({ message }) => message.split(':')[0]!);
      expect(messages.length).toBeGreaterThan(0);
      for (const message of messages) expect(document).toContain(message);
    }
  });

  it.each(gateReports.map(({ id }) => id))('%s names rules whose code is wrong', async (id) => {
    const document = (await render(id, gateSamples['broken']!)).replaceAll(/<[^>]*>|[\\`]|&quot;/g, '').replaceAll(/\s+/g, ' ');
    expect(document).toContain('The code of the rule ORG-9 failed: TypeError: no list. Those who keep the policy correct check in .muster/policy/nine.rule.ts');
    expect(document).not.toMatch(/want of data[^.]*ORG-9/);
  });

  it('SARIF tells programs of them as well', async () => {
    const { runs: [run] } = JSON.parse(await render('sarif', gateSamples['several']!)) as { runs: { results: { properties: { alsoDeciding?: unknown } }[] }[] };
    expect(run!.results[0]!.properties.alsoDeciding).toEqual([{ rule: 'ORG-1', verdict: 'deny' }, { rule: 'ORG-2', verdict: 'needs-approval', approvers: ['architecture'] }]);
  });

  it('the comment stays below the limit of GitHub, and counts what it leaves out', async () => {
    const many = gateOf([makeInventory({ subject: { usageContext: 'hosted' }, components: Array.from({ length: 3_000 }, (_, index) => makeComponent(`pkg:npm/part-${index}@1.0.0`, { licenses: ['AGPL-3.0-only'] })) })]);
    const comment = await render('markdown', many);
    expect(comment.length).toBeLessThan(65_536);
    expect(comment).toMatch(/and [\d,]+ more/);
    expect((await render('summary', many)).length).toBeLessThan(1_048_576);
  });

  it('tells of every component that fails in every format for people', async () => {
    for (const id of ['table', 'html', 'markdown', 'summary', 'junit', 'github', 'gitlab', 'sarif']) {
      const document = await render(id, gateSamples['product']!);
      for (const { component: { name } } of gateSamples['product']!.findings.filter(({ fails }) => fails)) expect([id, document.includes(name)]).toEqual([id, true]);
    }
    expect(gateOf([product], { failOn: 'never' }).passed).toBe(true);
  });
});
