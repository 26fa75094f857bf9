import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../model/policy-document.ts';
import { renderPlace, type PolicyProblem } from '../model/place.ts';
import type { Policy } from '../model/policy.ts';
import { readPolicy, type PolicyText } from '../reading/read-policy.ts';
import { combineLayers } from './combine-layers.ts';

const head = (layer: string): string => `policy: {id: ${layer}, title: T, version: 1.0.0, layer: ${layer}}\n`;

const upper = `${head('organization')}
lists:
  - id: denied
    title: Denied
    licenses: [GPL-3.0-only]
rules:
  - id: ORG-1
    title: First
    domain: license
    when: license.ids hasAny @denied
    verdict: needs-approval
    severity: warning
    enforceAt: {build: warn, release: enforce}
    approvers: [legal]
    waiver: {approvers: [legal, ciso], maxDays: 30, maxRenewals: 1}
    remedy: Replace it.
  - id: ORG-2
    title: Second
    domain: license
    when: usage.modified
    verdict: deny
    severity: blocker
    adjustable: true
    remedy: Undo it.
`;

function combine(...texts: readonly string[]): { policy: Policy; problems: PolicyProblem[] } {
  const problems: PolicyProblem[] = [];
  const documents = texts.map((text, index): PolicyDocument => {
    const file: PolicyText = { path: `${index}.yaml`, text };
    const { document, problems: found } = readPolicy('.', [file]);
    problems.push(...found);
    return document;
  });
  const { policy, problems: found } = combineLayers(documents);
  return { policy, problems: [...problems, ...found] };
}

const adjusted = (change: string, layer = 'department'): { policy: Policy; problems: PolicyProblem[] } => combine(upper, `${head(layer)}adjust:\n  - rule: ORG-1\n    ${change}\n`);
const told = ({ problems }: { problems: PolicyProblem[] }): string[] => problems.map(({ place, message, also }) => `${renderPlace(place)} ${message}${also === undefined ? '' : ` | ${renderPlace(also)}`}`);

describe('a lower layer', () => {
  it.each([
    ['verdict: deny', { verdict: 'deny', approvers: [] }],
    ['severity: error', { severity: 'error' }],
    ['enforceAt: {build: enforce, release: enforce, deploy: observe}', { enforceAt: { build: 'enforce', release: 'enforce', deploy: 'observe' } }],
    ['approvers: [legal, security]', { approvers: ['legal', 'security'] }],
    ['waiver: {approvers: [legal, ciso, cto], maxDays: 10}', { waiver: { approvers: ['legal', 'ciso', 'cto'], maxDays: 10, maxRenewals: 0 } }],
    ['remedy: Ask Anna.', { remedy: 'Ask Anna.' }],
  ])('may say %s', (change, expected) => {
    const { policy, problems } = adjusted(change);
    expect(problems).toEqual([]);
    expect(policy.rules[0]).toMatchObject(expected);
    expect(policy.rules[0]!.adjustedAt).toEqual([{ path: '1.yaml', line: 3 }]);
  });

  it.each([
    ['verdict: allow', 'the milder allow'],
    ['severity: info', 'lowers the severity'],
    ['enforceAt: [release]', 'does not ask ORG-1 at build'],
    ['enforceAt: {build: observe, release: enforce}', 'from warn to observe'],
    ['observeUntil: 2026-05-01', 'only observe until 2026-05-01'],
    ['approvers: [security]', 'takes legal from the approvers'],
    ['waiver: {approvers: [legal, ciso], maxDays: 31}', '31 instead of 30 days'],
    ['waiver: {approvers: [legal, ciso], maxDays: 30, maxRenewals: 2}', '2 instead of 1 renewals'],
    ['waiver: {approvers: [legal], maxDays: 30}', 'takes ciso from those'],
    ['ifUnknown: report', 'only report'],
    ['exceptWhen: usage.direct', 'makes exceptions'],
    ['disabled: true', 'switches off'],
    ['adjustable: true', 'allows layers below'],
  ])('may not say %s, and both places are named', (change, message) => {
    const found = told(adjusted(change));
    expect(found).toEqual([expect.stringContaining(message)]);
    expect(found[0]).toMatch(/^1\.yaml:4 .* \| 0\.yaml:8$/);
    expect(adjusted(change).policy.rules[0]).toMatchObject({ verdict: 'needs-approval', severity: 'warning' });
  });

  it('may take waivers away', () => {
    const { policy, problems } = adjusted('waiver: none');
    expect(problems).toEqual([]);
    expect(policy.rules[0]).not.toHaveProperty('waiver');
  });

  it('decides about presets when it is the first of one\'s own, and uses up the leave that it got', () => {
    const preset = upper.replaceAll('organization', 'preset');
    const loosen = (layer: string): string => `${head(layer)}adjust:\n  - {rule: ORG-1, verdict: allow}\n`;
    expect(combine(preset, loosen('project')).problems).toEqual([]);
    expect(combine(preset, loosen('organization')).problems).toEqual([]);
    expect(told(combine(preset, head('organization'), loosen('project')))).toEqual([expect.stringContaining('milder allow')]);
    const open = upper.replace('verdict: needs-approval', 'verdict: needs-approval\n    adjustable: true');
    expect(combine(open, loosen('department')).problems).toEqual([]);
    expect(told(combine(open, `${head('department')}adjust:\n  - {rule: ORG-1, verdict: deny}\n`, loosen('project')))).toEqual([expect.stringContaining('milder allow')]);
    expect(combine(open, `${head('department')}adjust:\n  - {rule: ORG-1, verdict: deny, adjustable: true}\n`, loosen('project')).problems).toEqual([]);
  });

  it('is not known by what it says of itself', () => {
    const preset = upper.replaceAll('organization', 'preset');
    const organization = head('organization').replace('id: organization', 'id: bank');
    const loosen = `${head('organization').replace('id: organization', 'id: till')}adjust:\n  - rule: ORG-1\n    verdict: allow\n`;
    const message = 'till, which calls itself the organization layer like';
    expect(told(combine(upper, loosen))).toEqual([expect.stringMatching(/^1\.yaml:4 till, which calls itself the organization layer like organization above it, changes the verdict .* \| 0\.yaml:8$/)]);
    expect(told(combine(preset, `${organization}adjust:\n  - {rule: ORG-1, severity: error}\n`, loosen))).toEqual([expect.stringContaining('changes the verdict')]);
    expect(told(combine(preset, organization, loosen))).toEqual([expect.stringMatching(/^2\.yaml:4 .* \| 0\.yaml:8$/)]);
    expect(told(combine(upper, `${head('organization')}adjustLists:\n  - {list: denied, remove: [GPL-3.0-only]}\n`))).toEqual([expect.stringContaining('list @denied cannot be changed here')]);
    expect(told(combine(upper.replace('layer: organization', 'layer: organization, otherwise: deny'), head('organization').replace('}', ', otherwise: allow}')))).toEqual([expect.stringContaining('milder than deny')]);
    expect(told(combine(upper, head('organization').replace('}', ', observeUntil: 2026-05-01}')))).toEqual([expect.stringContaining('lets all rules only observe')]);
    expect(told(combine(upper, loosen))[0]).toContain(message);
  });

  it('lets what no rule covers be watched too, by whose word it is', () => {
    const preset = upper.replaceAll('organization', 'preset');
    const watching = (layer: string, more = ''): string => head(layer).replace('}', `, observeUntil: 2026-05-01${more}}`);
    const until = (...texts: string[]): [string, string | undefined] => {
      const { policy: { otherwise, otherwiseObservesUntil } } = combine(...texts);
      return [otherwise, otherwiseObservesUntil];
    };
    expect(until(preset, watching('organization'))).toEqual(['needs-approval', '2026-05-01']);
    expect(until(preset, watching('organization'), head('department'))).toEqual(['needs-approval', '2026-05-01']);
    expect(until(preset, watching('organization', ', otherwise: deny'), head('department'))).toEqual(['deny', '2026-05-01']);
    expect(until(preset, watching('organization'), head('department').replace('}', ', otherwise: deny}'))).toEqual(['deny', undefined]);
    expect(until(head('organization').replace('}', ', otherwise: deny}'), watching('department'))).toEqual(['deny', undefined]);
  });

  it('does not get leave by changing a rule twice', () => {
    const preset = upper.replaceAll('organization', 'preset');
    const twice = `${head('project')}adjust:\n  - {rule: ORG-1, remedy: Ask.}\n  - {rule: ORG-1, verdict: allow}\n`;
    expect(told(combine(preset, head('organization'), twice))).toEqual([expect.stringContaining('2.yaml:4 the project layer changes the verdict')]);
  });

  it('is the organisation without a word only when it builds on nothing but presets', () => {
    const layerOf = (more: string): string => readPolicy('.', [{ path: 'p.yaml', text: `policy: {id: p, title: T, version: 1.0.0${more}}\n` }]).document.layer;
    expect([layerOf(''), layerOf(', extends: [preset:default]'), layerOf(', extends: [preset:default, ../org]'), layerOf(', extends: [../org], layer: department')]).toEqual(['organization', 'organization', 'project', 'department']);
  });

  it('widens a condition, and narrows one only with leave', () => {
    expect(adjusted('alsoWhen: usage.userProduct').policy.rules[0]!.test).toMatchObject({ condition: { text: 'license.ids hasAny @denied or usage.userProduct' } });
    const { policy, problems } = combine(upper, `${head('department')}adjust:\n  - rule: ORG-2\n    exceptWhen: usage.channel == "internal"\n`);
    expect(problems).toEqual([]);
    expect(policy.rules[1]!.test).toMatchObject({ condition: { text: 'usage.modified and not (usage.channel == "internal")' } });
  });

  it('brings its own examples with another condition', () => {
    const withExamples = upper.replace('remedy: Undo it.', 'remedy: Undo it.\n    examples: {fires: [{usage.modified: true}]}');
    const examples = (change: string) => combine(withExamples, `${head('department')}adjust:\n  - {rule: ORG-2, ${change}}\n`).policy.rules[1]!.examples.fires.map(({ facts }) => facts);
    expect(examples('remedy: R.')).toEqual([{ 'usage.modified': true }]);
    expect(examples('alsoWhen: usage.direct, examples: {fires: [{usage.direct: true}]}')).toEqual([{ 'usage.direct': true }]);
  });

  it('may not undo what a layer between has tightened', () => {
    const found = combine(upper, `${head('department')}adjust:\n  - {rule: ORG-1, verdict: deny}\n`, `${head('project')}adjust:\n  - rule: ORG-1\n    verdict: needs-approval\n`);
    expect(told(found)).toEqual([expect.stringMatching(/^2\.yaml:4 the project layer changes .* \| 1\.yaml:3$/)]);
  });

  it('cannot come above a higher one, nor repeat rules and lists', () => {
    expect(told(combine(head('project'), upper))).toEqual([expect.stringContaining('organization layer builds on one of the project layer')]);
    const rule = '{id: ORG-1, title: T, domain: license, when: usage.modified, verdict: deny, severity: error}';
    expect(told(combine(upper, `${head('department')}rules:\n  - ${rule}\nlists:\n  - {id: denied, title: T, licenses: [MIT]}\n`))).toEqual([
      '1.yaml:5 list @denied exists in the layer above | 0.yaml:4', '1.yaml:3 rule ORG-1 exists in the layer above | 0.yaml:8',
    ]);
  });

  it('changes lists only where that is allowed', () => {
    const change = `${head('department')}adjustLists:\n  - {list: denied, add: [AGPL-3.0-only]}\n`;
    expect(told(combine(upper, change))).toEqual([expect.stringMatching(/^1\.yaml:3 list @denied cannot be changed here.* \| 0\.yaml:4$/)]);
    const open = upper.replace('    licenses: [GPL-3.0-only]', '    licenses: [GPL-3.0-only]\n    adjustable: true');
    expect(combine(open, change).policy.lists[0]!.licenses).toEqual(['GPL-3.0-only', 'AGPL-3.0-only']);
    expect(combine(open, `${head('department')}adjustLists:\n  - list: denied\n    add: {hosted: [AGPL-3.0-only]}\n    remove: {internal: [GPL-3.0-only]}\n`).policy.lists[0]!.licenses).toEqual({
      internal: [], hosted: ['GPL-3.0-only', 'AGPL-3.0-only'], distributed: ['GPL-3.0-only'], embedded: ['GPL-3.0-only'], published: ['GPL-3.0-only'],
    });
  });

  it('may be stricter where nothing says anything, not milder', () => {
    const said = (above: string, below: string) => combine(upper.replace('layer: organization', `layer: organization, otherwise: ${above}`), head('department').replace('}', `, otherwise: ${below}}`));
    expect(said('needs-approval', 'deny').policy.otherwise).toBe('deny');
    expect(told(said('needs-approval', 'allow'))).toEqual([expect.stringContaining('milder than needs-approval')]);
  });

  it('observes only its own rules', () => {
    const own = '\nrules:\n  - {id: D-1, title: T, domain: license, when: usage.direct, verdict: deny, severity: error, observeUntil: 2026-05-01}\n';
    expect(combine(upper, `${head('department')}${own}`).problems).toEqual([]);
    expect(told(combine(upper, head('department').replace('}', ', observeUntil: 2026-05-01}')))).toEqual([expect.stringContaining('lets all rules only observe until 2026-05-01')]);
    const { policy } = combine(upper.replace('layer: organization', 'layer: organization, observeUntil: 2026-05-01'));
    expect(policy.rules.map(({ observeUntil }) => observeUntil)).toEqual(['2026-05-01', undefined]);
  });
});

describe('the hash of a policy', () => {
  it('stays when only comments, spaces and examples change', () => {
    const other = `# a comment\n${upper.replace('license.ids hasAny @denied', '( license.ids   hasAny @denied )').replace('remedy: Undo it.', "remedy: 'Undo it.'\n    examples: {fires: [{usage.modified: true}]}")}`;
    expect(combine(other).policy.hash).toBe(combine(upper).policy.hash);
    expect(combine(upper).policy.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([['maxDays: 30', 'maxDays: 29'], ['Replace it.', 'Remove it.'], ['[GPL-3.0-only]', '[GPL-2.0-only]'], ['usage.modified', 'not usage.modified'], ['release: enforce', 'release: warn']])('changes with %s', (before, after) => {
    expect(combine(upper.replace(before, after)).policy.hash).not.toBe(combine(upper).policy.hash);
  });
});
