import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CompatibilityDocument } from '#core/compatibility/compatibility-document.ts';
import { ObligationsDocument } from '#core/obligations/obligations-document.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

const counsel = `version: "7"
licenses:
  - id: LicenseRef-acme
    category: permissive
    duties:
      - obligation: license-text
        clause: "2"
    confirmedBy: J. Doe, Legal
    confirmedOn: 2026-03-01
    reason: read in full
`;

describe('muster obligations', () => {
  it('is a checklist for people and a document for programs', async () => {
    const table = await muster(['obligations', '-l', 'LGPL-2.1-only', '--linkage', 'static', '--component', 'libx']);
    expect(table.stdout).toMatch(/^LGPL-2\.1-only, linked statically, unmodified, in a product that is distributed\n\n7 to do\n/);
    expect(table.stdout).toContain('[ ] Let users replace the library  engineering, LGPL-2.1-only 6');
    expect(table.stdout).toMatch(/not legal advice\. Facts: muster \d{4}\.\d\d\./);
    const file = join(work.root, 'obligations.json');
    expect((await muster(['obligations', '-l', 'Apache-2.0 OR GPL-3.0-only', '--fact', 'noticeFile=unknown', '-o', file])).code).toBe(0);
    const document = ObligationsDocument.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect(document.choice).toEqual({ from: 'Apache-2.0 OR GPL-3.0-only', to: 'Apache-2.0', state: 'proposed' });
    expect(document.obligations.map(({ name, state }) => `${name} ${state}`)).toEqual(['license-text due', 'notice-file undetermined', 'patent-retaliation standing']);
  });

  it.each([
    [['-l', 'MIT', '-c', 'internal'], 0, 'Nothing to do.'],
    [['-l', 'NOASSERTION'], 0, '[ ] Find out the licence'],
    [['-l', 'MIT', '--context', 'sold'], 2, '--context is "sold".\n  It may be internal, hosted, distributed, embedded, published, unknown.'],
    [['-l', 'MIT', '--fact', 'colour=red'], 2, '--fact "colour=red" names no fact.'],
    [['-l', 'MIT', '--fact', 'noticeFile=perhaps'], 2, 'It may be yes, no, unknown.'],
    [['-l', 'MIT OR'], 2, '"MIT OR" is no licence expression: a license is missing at the end (column 7).'],
    [['-l', 'MIT', '-f', 'html'], 2, 'There is no format "html" for obligations.'],
    [['-l', 'MIT', '--licenses', 'nowhere.yaml'], 2, 'nowhere.yaml cannot be read'],
  ])('%j ends with %i', async (args, code, text) => {
    const { code: found, stdout, stderr } = await muster(['obligations', ...args]);
    expect(stdout + stderr).toContain(text);
    expect(found).toBe(code);
  });

  it("takes counsel's file from its usual place, and refuses a wrong one with its line", async () => {
    mkdirSync(join(work.root, 'project/.muster'), { recursive: true });
    writeFileSync(join(work.root, 'project/.muster/licenses.yaml'), counsel);
    const { stdout } = await muster(['obligations', '-l', 'LicenseRef-acme'], { cwd: join(work.root, 'project') });
    expect(stdout).toContain('Include the licence text  documentation, LicenseRef-acme 2');
    expect(stdout).toContain('licenses.yaml 7');
    const wrong = work.file('wrong.yaml', counsel.replace('permissive', 'viral'));
    const refused = await muster(['obligations', '-l', 'MIT', '--licenses', wrong]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(`${wrong}:4: category is "viral"`)]);
  });
});

describe('muster compatibility', () => {
  it('says no with three ways out, and exits 1', async () => {
    const { code, stdout } = await muster(['compatibility', '--outbound', 'MIT', '--linkage', 'static', 'GPL-2.0-only', 'Apache-2.0']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^In a work under MIT: no\n\nGPL-2\.0-only, static, distributed: no\n/);
    expect(stdout).toMatch(/ways out:\n {2}1\. .*\n(?: {5}.*\n)* {2}2\. .*\n(?: {5}.*\n)* {2}3\. /i);
  });

  it('writes a document', async () => {
    const { code, stdout } = await muster(['compatibility', '--outbound', 'proprietary', '--context', 'hosted', '-f', 'json', 'a=GPL-3.0-only@static', 'b=AGPL-3.0-only', 'MIT OR GPL-2.0-only']);
    expect(code).toBe(0);
    const document = CompatibilityDocument.parse(JSON.parse(stdout));
    expect(document.components.map(({ names, verdict, choice }) => [names.join(), verdict, choice])).toEqual([['b', 'conditional', 'AGPL-3.0-only'], ['a', 'compatible', 'GPL-3.0-only'], ['MIT OR GPL-2.0-only', 'compatible', 'MIT']]);
    expect(document).toMatchObject({ outbound: 'LicenseRef-proprietary', verdict: 'conditional', conflicts: [] });
  });

  it('tells what the whole may be published under', async () => {
    const { stdout } = await muster(['compatibility', '--linkage', 'copied', 'GPL-2.0-or-later', 'Apache-2.0']);
    expect(stdout).toMatch(/may be published under\n {2}GPL-3\.0-only, GPL-3\.0-or-later\nwith conditions\n {2}AGPL-3\.0-only, AGPL-3\.0-or-later\n/);
  });

  it('asks an imported matrix beside its own rules, and names its version', async () => {
    const matrix = work.file('matrix.json', JSON.stringify({ timestamp: '2024-11-04T00:00:00+0000', MIT: { ISC: 'No' } }));
    const { code, stdout } = await muster(['compatibility', '--outbound', 'MIT', '--linkage', 'copied', '--matrix', matrix, 'ISC']);
    expect(code).toBe(1);
    expect(stdout).toContain('Disputed: Sources differ');
    expect(stdout).toContain(', OSADL 2024-11-04.');
    expect((await muster(['compatibility', '--outbound', 'MIT', '--matrix', work.file('bad.json', '[]'), 'ISC'])).code).toBe(2);
  });

  it.each([[['--fail-on', 'conditional'], 1], [['--fail-on', 'unknown'], 0], [['--fail-on', 'never'], 0], [['--fail-on', 'compatible'], 2], [['--outbound', 'MIT OR'], 2]])('LGPL in closed code with %j ends with %i', async (args, code) => {
    expect((await muster(['compatibility', '--outbound', 'proprietary', ...args, 'LGPL-2.1-only'])).code).toBe(code);
  });

  it.each([
    [['LicenseRef-x', 'MIT'], 1, 'Together: unknown'],
    [['--fail-on', 'incompatible', 'LicenseRef-x', 'MIT'], 0, 'Together: unknown'],
    [['--fail-on', 'incompatible', 'LGPL-2.1-only', 'MIT'], 0, 'Together: '],
    [['MIT', 'ISC'], 0, 'Together: yes'],
  ])('passes no open question to a script unless asked: %j', async (args, code, answer) => {
    const result = await muster(['compatibility', ...args]);
    expect([result.code, result.stdout]).toEqual([code, expect.stringContaining(answer)]);
  });

  it('does not let names steer the terminal', async () => {
    const { stdout } = await muster(['compatibility', '--outbound', 'MIT', '--fail-on', 'never', 'evil\u001B[2J=GPL-2.0-only@copied']);
    expect(stdout).not.toContain('\u001B[2J');
  });
});
