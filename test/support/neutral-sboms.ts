import * as fc from 'fast-check';
import { hashAlgorithms } from '#core/model/component.ts';
import { wholeDocument, type Party, type Sbom, type SbomAnnotation, type SbomComponent, type SbomLicense, type SbomRelationship, type SbomSnippet } from '#core/model/sbom.ts';
import { emptyComponent, emptySbom } from '#core/sbom/empty-component.ts';

/** What a family of SPDX can hold of the neutral model. */
export interface Holdings {
  /** Makes a ref that comes back as it is. */
  readonly ref: (number: number) => string;
  readonly types: readonly string[];
  /** Types of references besides distribution and website. */
  readonly references: readonly string[];
  readonly relationships: readonly string[];
  readonly lifecycles: readonly string[];
  /** Further texts that no value may hold. */
  readonly without?: readonly string[];
  /** Names and versions must stand in one line. */
  readonly inOneLine?: boolean;
}

const pieces = ['a', 'B', ' ', '\n', '\t', '\\', '"', "'", '<', '>', '<text>', '&', '#', ':', ',', '(', ')', '@', 'é', '漢', '🙂', '\u0000', '\uFEFF', '{', '}', '-', '1', '.'];

/** Texts of all sorts; trimmed and not empty, as every format takes them. */
const words = (without: readonly string[]): fc.Arbitrary<string> => fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 8 })
  .map((list) => list.join('').trim()).filter((text) => text !== '' && text !== 'NOASSERTION' && text !== 'NONE' && without.every((part) => !text.includes(part)));

const optional = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<object> => fc.option(value).map((found) => (found === null ? {} : { [key]: found }));

const merged = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> => fc.tuple(...parts).map((list) => Object.assign({}, ...list) as object);

const licenses: fc.Arbitrary<SbomLicense[]> = fc.constantFrom<SbomLicense[]>([], [{ id: 'MIT' }], [{ id: 'Apache-2.0' }], [{ expression: 'MIT OR Apache-2.0' }], [{ expression: 'GPL-2.0-only WITH Classpath-exception-2.0' }], [{ expression: 'LicenseRef-1 AND MIT' }]);

/** Documents that say as much as the format can hold, so that nothing may be different after writing and reading. */
export function neutralSboms({ ref, types, references, relationships, lifecycles, without = [], inOneLine = false }: Holdings): fc.Arbitrary<Sbom> {
  const text = words(without);
  // a name of several lines or with an address at its end is read as something else in some notations
  const name = text.filter((value) => !/[\r\n()]/.test(value));
  const word = inOneLine ? text.filter((value) => !/[\r\n]/.test(value)) : text;
  const url = fc.constantFrom('https://packages.example/a-1.tgz', 'git+https://git.example/a.git@v1', 'https://a.example/?x=1&y=<z>');
  const party = (kinds: readonly Party['kind'][]): fc.Arbitrary<Party> => merged(fc.record({ kind: fc.constantFrom(...kinds), name }), optional('email', fc.constant('a@mail.example'))) as fc.Arbitrary<Party>;
  const maker = (kinds: readonly Party['kind'][]): fc.Arbitrary<Party> => merged(party(kinds), optional('urls', fc.constantFrom(['https://a.example'], ['https://a.example', 'https://b.example']))) as fc.Arbitrary<Party>;
  const component = (number: number): fc.Arbitrary<SbomComponent> => merged(
    fc.record({
      ref: fc.constant(ref(number)), type: fc.constantFrom(...types), name: word,
      cpes: fc.constantFrom([], ['cpe:2.3:a:acme:a:1.0:*:*:*:*:*:*:*'], ['cpe:/a:acme:a:1.0', 'cpe:2.3:a:b:c:1:*:*:*:*:*:*:*']),
      identifiers: fc.constantFrom([], [{ kind: 'swhid', value: 'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2' }], [{ kind: 'gitoid', value: 'gitoid:blob:sha1:261eeb9e9f8b2b4b0d119366dda99c6fd7d35c64' }, { kind: 'acme id', value: 'shelf = 7' }]),
      authors: fc.array(party(['person']), { maxLength: 2 }),
      hashes: fc.uniqueArray(fc.record({ algorithm: fc.constantFrom(...hashAlgorithms), value: fc.constantFrom('00ff', 'abcdef0123') }), { maxLength: 3, selector: ({ algorithm }) => algorithm }),
      declaredLicenses: licenses, concludedLicenses: licenses, detectedLicenses: licenses,
      properties: fc.array(fc.record({ name: fc.constantFrom('muster:scope', 'acme:note', 'x'), value: text }), { maxLength: 3 }),
      occurrences: fc.array(fc.oneof(text.filter((value) => !/:\d+$/.test(value)).map((location) => ({ location })), fc.record({ location: text, line: fc.integer({ min: 1, max: 99_999 }) })), { maxLength: 2 }),
      references: fc.tuple(fc.constantFrom('', 'distribution'), fc.constantFrom('', 'website'), fc.array(fc.tuple(fc.constantFrom(...references), optional('comment', text)), { maxLength: 2 }), url, optional('comment', text)).map(([download, homepage, more, address, remark]) => [
        ...[download, homepage].filter((type) => type !== '').map((type) => ({ type, url: type === 'website' ? 'https://a.example' : address, hashes: [], ...remark })), ...more.map(([type, comment]) => ({ type, url: 'https://b.example', hashes: [], ...comment })),
      ]),
    }),
    optional('group', text), optional('version', word), optional('purl', fc.constantFrom('pkg:npm/a@1.0', 'pkg:maven/g/a@1?type=jar')), optional('description', text), optional('swid', fc.constant('acme.example-a-1')),
    fc.option(fc.tuple(maker(['person', 'organization']), maker(['person', 'organization']))).map((parties) => (parties === null ? {} : { supplier: parties[0], manufacturer: parties[1] })),
    optional('copyright', text), optional('scope', fc.constantFrom('required', 'optional', 'excluded')), optional('comment', text),
    optional('publisher', text), optional('licenseComment', text), optional('filename', word), optional('mediaType', fc.constantFrom('text/plain', 'text/csv;charset=UTF-8', 'none at all')),
  ).map((made) => ({ ...emptyComponent, ...made }) as SbomComponent);
  const count = 4;
  const some = fc.integer({ min: 0, max: count - 1 });
  const relationship: fc.Arbitrary<SbomRelationship> = fc.tuple(some, some, fc.oneof(fc.constantFrom(...relationships).map((type) => ({ type })), fc.constantFrom('peer', 'optional', 'build', 'test', 'development').map((scope) => ({ type: 'depends-on', scope }))), optional('comment', text))
    .map(([from, to, type, comment]) => ({ from: ref(from), to: ref(to), ...type, ...comment }) as SbomRelationship);
  const annotation = fc.tuple(fc.integer({ min: -1, max: count - 1 }), party(['person', 'organization', 'tool']), fc.constantFrom('2024-02-29T12:00:00Z', '2025-01-01T00:00:00Z'), fc.constantFrom('review' as const, 'other' as const), text);
  // in the order of what they are about; several that are the same count as one
  const annotations: fc.Arbitrary<SbomAnnotation[]> = fc.uniqueArray(annotation, { maxLength: 4, selector: (value) => JSON.stringify(value) })
    .map((list) => list.sort(([a], [b]) => a - b).map(([number, annotator, date, type, words_]) => ({ subjects: [number === -1 ? wholeDocument : ref(number)], annotator, date, type, text: words_ })));
  const range = fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 99 })).map(([first, more]) => ({ first, last: first + more }));
  const snippet = merged(
    fc.record({ name: word, file: some.map(ref), bytes: range, concludedLicenses: licenses, detectedLicenses: licenses, attributions: fc.array(text, { maxLength: 2 }), foreign: fc.constant({}) }),
    optional('lines', range), optional('licenseComment', text), optional('copyright', text), optional('comment', text),
  ) as fc.Arbitrary<SbomSnippet>;
  return merged(
    fc.record({
      annotations,
      references: fc.constantFrom([], [{ type: 'website', url: 'https://a.example', hashes: [] }, { type: 'evidence', url: 'https://b.example', comment: 'of\ntests', hashes: [{ algorithm: 'SHA-1' as const, value: '00' }] }]),
      externalDocuments: fc.constantFrom([], [{ identifier: 'https://acme.example/other', name: 'DocumentRef-other', hashes: [{ algorithm: 'SHA-1' as const, value: '261eeb9e9f8b2b4b0d119366dda99c6fd7d35c64' }] }]),
      properties: fc.array(fc.record({ name: fc.constantFrom('muster:issue', 'acme:note'), value: text }), { maxLength: 2 }),
      identifier: fc.constant('https://acme.example/sbom/1'), name: word, timestamp: fc.constant('2024-02-29T12:00:00Z'), dataLicense: fc.constant('CC0-1.0'),
      authors: fc.uniqueArray(party(['person', 'organization']), { minLength: 1, maxLength: 2, selector: (value) => JSON.stringify(value) }), tools: fc.constantFrom([{ name: 'muster', version: '1.2.3' }], [{ name: 'my tool' }]),
      lifecycles: fc.constantFrom([], lifecycles, ['in a shop', ...lifecycles], ...lifecycles.map((phase) => [phase])), subjects: fc.uniqueArray(some.map(ref), { maxLength: 2 }),
      snippets: fc.array(snippet, { maxLength: 2 }).map((made) => made.map((one, at) => ({ ...one, ref: ref(count + at) }))),
      components: fc.tuple(...Array.from({ length: count }, (_, number) => component(number))),
      relationships: fc.uniqueArray(relationship, { maxLength: 6, selector: (value) => JSON.stringify(value) }),
      licenseTexts: fc.tuple(text, fc.array(fc.constant('https://license.example'), { maxLength: 1 }), optional('name', word), optional('comment', text)).map(([words_, urls, title, comment]) => [{ id: 'LicenseRef-1', text: words_, urls, ...title, ...comment }]),
    }),
    optional('comment', text), optional('creationComment', text), optional('licenseListVersion', fc.constant('3.20')), optional('revision', fc.constant(3)),
  ).map((made) => ({ ...emptySbom('muster', '1'), ...made }) as Sbom);
}

/** What must be the same: all but what tells the format and what it keeps for itself. */
export function comparable(sbom: Sbom): unknown {
  const { format: _format, specVersion: _version, foreign: _foreign, issues: _issues, components, snippets, ...rest } = sbom;
  return { ...rest, snippets: snippets.map(({ foreign: _own, ...snippet }) => snippet), components: components.map(({ foreign: _own, ...component }) => component) };
}
