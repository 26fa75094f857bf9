import { describe, expect, it } from 'vitest';
import type { Replacement } from '#core/gate/replacements/replacement.ts';
import { isWithin, replacementOf, replacements, spanInWords, typeOf } from '#core/gate/replacements/replacements.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import { verdictRank } from '#core/policy/model/verdict.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { readPolicy } from '#core/policy/reading/read-policy.ts';
import { canonicalPurl } from '#core/purl/purl.ts';
import { isVersion, schemeOfPurlType } from '#core/versions/versions.ts';
import { ask, askedPurl, type AskAnswer } from './ask.ts';
import type { GateInput } from './run-gate.ts';

const { policy } = combineLayers(loadPreset('default', undefined, []));
const basis: Omit<GateInput, 'targets' | 'baseline'> = {
  policy, policyLocation: 'p', knowledge: licenseKnowledge(), at: 'pull-request', date: '2026-03-01', failOn: 'needs-approval', waivers: [], approvals: [], generatedAt: '2026-03-01T12:00:00Z', tool: { name: 'muster', version: '0.0.0' },
};

/** A closed product. What packages of an operating system are to it somebody has to say: libraries. */
const answer = (purl: string, license: string, context: Replacement['context'], from = basis, isModified = false): AskAnswer => ask({
  purl: askedPurl(purl), license: { status: 'settled', expression: license, basis: 'stated', declared: [license], evidence: [], notes: [] }, context, outboundLicense: 'proprietary', scanned: undefined,
  subject: { name: 'shop', kind: 'directory', location: 'shop', owners: [], usage: { clientCode: false, userProduct: false, uses: [{ component: 'pkg:deb/*', linkage: 'dynamic' }, { component: '*', modified: isModified }] } },
}, from);

const isText = (text: string): boolean => text.trim() === text && text !== '';
const example = (entry: Replacement): string => `${entry.of[0]!.replaceAll('*', 'x').replace('deb/x/', 'deb/debian/')}${entry.from === undefined ? '' : `@${entry.from}`}`;
const named = replacements.map((entry) => [entry.of[0]!, entry] as const);

describe('what is known to do the same', () => {
  it('is a good deal, in all the ecosystems that have it', () => {
    expect(replacements.length).toBeGreaterThanOrEqual(110);
    expect(new Set(replacements.map(({ of: [first] }) => typeOf(first!)))).toEqual(new Set(['npm', 'pypi', 'maven', 'golang', 'cargo', 'nuget', 'gem', 'deb', 'docker']));
  });

  it('has no two answers for a version', () => {
    const spans = Map.groupBy(replacements.flatMap(({ of, from, before }) => of.map((pattern) => ({ pattern, from, before }))), ({ pattern }) => pattern);
    for (const [pattern, entries] of spans) {
      for (const [index, { from }] of entries.entries()) {
        if (index > 0) expect([pattern, from]).toEqual([pattern, entries[index - 1]!.before]);
        expect(entries.length === 1 || from !== undefined).toBe(true);
      }
    }
  });

  it.each(named)('is well written for %s', (_, { of, terms, instead, source, ...span }) => {
    for (const pattern of of) {
      const plain = pattern.replaceAll('*', 'x');
      expect(canonicalPurl(plain)).toBe(plain);
    }
    expect([isText(source), parseLicenseExpression(terms).ok, instead.length > 0]).toEqual([true, true, true]);
    for (const { purl, license, note, ...versions } of instead) {
      expect([license, parseLicenseExpression(license).ok && !license.replace('LicenseRef-public-domain', '').includes('LicenseRef')]).toEqual([license, true]);
      if (purl !== undefined) {
        expect(canonicalPurl(purl.replace('*', 'x'))).toBe(purl.replace('*', 'x'));
        expect(purl.includes('*') && of.some((pattern) => pattern.split('*').length !== 2)).toBe(false);
      }
      // the same package helps only in versions that are not those with the terms
      else expect(spanInWords(versions)).not.toBe('');
      expect(note === undefined || (isText(note) && note.endsWith('.'))).toBe(true);
      for (const version of [versions.from, versions.before, span.from, span.before]) if (version !== undefined) expect(isVersion(schemeOfPurlType(typeOf(of[0]!)), version)).toBe(true);
      if (purl === undefined && versions.from !== undefined) expect(isWithin(span, typeOf(of[0]!), versions.from)).toBe(false);
    }
    // other versions of the package stand first
    expect(instead.map(({ purl }) => purl === undefined).toSorted().toReversed()).toEqual(instead.map(({ purl }) => purl === undefined));
  });

  it.each(named.filter(([, { terms }]) => terms !== 'MIT'))('is judged more mildly than %s by the default policy, and permitted', (_, entry) => {
    const asked = (license: string, isModified: boolean) => answer(example(entry), license, entry.context, basis, isModified).finding;
    const isStopped = ({ action }: AskAnswer['finding']): boolean => action === 'replace' || action === 'ask';
    // weak copyleft is only stopped where it is changed
    const isModified = !isStopped(asked(entry.terms, false));
    const finding = asked(entry.terms, isModified);
    expect([isStopped(finding), finding.alternatives.length]).toEqual([true, entry.instead.length]);
    for (const { license } of entry.instead) {
      const { verdict } = asked(license, isModified);
      expect([license, verdictRank(verdict) <= verdictRank('allow-with-obligations')]).toEqual([license, true]);
    }
  });

  it('is about the versions that have the terms', () => {
    const name = 'pkg:npm/tinymce';
    expect(['6.8.3', '7.0.0', '7.3.0', undefined].map((version) => replacementOf(name, version) !== undefined)).toEqual([false, true, true, true]);
    expect(['7.2.4-alpine', '7.4-alpine', 'latest', '8'].map((tag) => replacementOf('pkg:docker/redis', tag) !== undefined)).toEqual([false, true, true, true]);
    expect([replacementOf('pkg:docker/our-redis', '8'), replacementOf('pkg:maven/com.typesafe.akka/akka-http-core_2.13', '10.2.10')]).toEqual([undefined, undefined]);
    expect(['9.1.4', '10.0.3'].map((version) => replacementOf('pkg:npm/dhtmlx-gantt', version)?.instead[0])).toEqual([{ from: '10.0.0', license: 'MIT', note: 'Version 10 changed to MIT.' }, undefined]);
    expect(['11.17.4', '12.0.2'].map((version) => replacementOf('pkg:npm/directus', version)!.terms)).toEqual(['BUSL-1.1', 'LicenseRef-MSCL-1.0-GPL']);
    expect(['7.4.1', '8.2'].map((version) => replacementOf('pkg:docker/redis', version)!.terms)).toEqual(['LicenseRef-RSALv2 OR SSPL-1.0', 'LicenseRef-RSALv2 OR SSPL-1.0 OR AGPL-3.0-only']);
    expect(isWithin({ from: '1', before: '2' }, 'npm', 'no version')).toBe(true);
  });

  it('names a package that exists, where one is made for each version of a language', () => {
    const insteadOf = (name: string, version: string): string => replacementOf(`pkg:maven/com.typesafe.akka/${name}`, version)!.instead[1]!.purl!;
    expect(insteadOf('akka-http-core_2.13', '10.5.0')).toBe('pkg:maven/org.apache.pekko/pekko-http-core_2.13');
    expect(insteadOf('akka-actor-typed_3', '2.8.0')).toBe('pkg:maven/org.apache.pekko/pekko-actor-typed_3');
    expect(insteadOf('akka-protobuf-v3_2.12', '2.8.0')).toBe('pkg:maven/org.apache.pekko/pekko-protobuf-v3_2.12');
  });

  it('says of a package that was mended to take the mended one', () => {
    const { finding } = answer('pkg:maven/org.json/json@20180813', 'JSON', 'distributed');
    expect(finding.alternatives.map(({ name, license }) => [name, license])).toEqual([['org.json/json from 20220924 on', 'LicenseRef-public-domain'], ['com.vaadin.external.google/android-json', 'Apache-2.0']]);
  });

  it('names the same package in other versions first, with where the terms can be looked up', () => {
    const { finding } = answer('pkg:golang/github.com/hashicorp/terraform@v1.9.0', 'BUSL-1.1', 'hosted');
    expect(finding.alternatives).toMatchObject([
      { name: 'github.com/hashicorp/terraform before v1.6.0', license: 'MPL-2.0', purl: 'pkg:golang/github.com/hashicorp/terraform', versions: 'before v1.6.0', source: 'LICENSE of v1.6.0' },
      { name: 'github.com/opentofu/opentofu', license: 'MPL-2.0', purl: 'pkg:golang/github.com/opentofu/opentofu' },
    ]);
  });

  it('helps where a rule is about the package itself and not about its licence', () => {
    const own = readPolicy('.', [{ path: 'p.yaml', text: 'policy: {id: p, title: P, version: 1.0.0, otherwise: allow}\nrules:\n  - {id: OWN-1, title: Sabotaged, domain: security, when: \'component.name == "colors"\', verdict: deny, severity: error, remedy: Replace it.}\n' }], []);
    const { policy: strict, problems } = combineLayers([own.document]);
    expect([...own.problems, ...problems]).toEqual([]);
    expect(answer('pkg:npm/colors@1.4.1', 'MIT', 'hosted', { ...basis, policy: strict }).finding.alternatives.map(({ name }) => name)).toEqual(['picocolors', 'chalk']);
    expect(answer('pkg:npm/faker@6.6.6', 'MIT', 'hosted', { ...basis, policy: strict }).finding.alternatives).toEqual([]);
  });
});
