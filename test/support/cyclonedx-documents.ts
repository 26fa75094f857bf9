import * as fc from 'fast-check';
import type { Content, CycloneDxVersion, Field } from '#core/sbom/cyclonedx/shape.ts';
import { shapes } from '#core/sbom/cyclonedx/shapes.data.ts';

type Json = Record<string, unknown>;

/**
 * Documents with any members that a version has, nested a few levels deep; values are of the right kind and otherwise arbitrary.
 * Only what the notation can hold is in them: no control characters and empty lists without wrapper in XML, no XML extensions in JSON.
 * `words`: all texts are one of these.
 */
export function cycloneDxDocuments(version: CycloneDxVersion, notation: 'json' | 'xml', words?: fc.Arbitrary<string>): fc.Arbitrary<Json> {
  const lines = words ?? (notation === 'json' ? fc.string({ unit: 'binary' }) : fc.string({ unit: 'grapheme' }));
  // the JSON schema of 1.2 forbids line breaks
  const texts = version === '1.2' ? lines.map((text) => text.replace(/[\n\r\u2028\u2029]/g, ' ')) : lines;
  const tokens = texts.map((text) => text.trim()).map((text) => (text === '' ? 'x' : text));
  const refs = fc.constantFrom('a', 'b', 'c', 'd e', 'pkg:npm/f@1');

  function content(of: Content, depth: number): fc.Arbitrary<unknown> {
    if (of === 'text') return texts;
    if (of === 'token') return tokens;
    if (of === 'integer') return fc.integer();
    if (of === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
    if (of === 'boolean') return fc.boolean();
    if ('object' in of) return object(of.object, depth);
    if ('grown' in of) return fc.constantFrom(...Object.entries(of.grown.values).filter(([, since]) => since <= version).map(([value]) => value));
    const alternatives = of.oneOf.filter(({ since }) => (since ?? '1.0') <= version);
    return fc.oneof(...alternatives.map(({ key, of: inner }) => content(inner, depth).map((value) => (key === undefined ? value : { [key]: value }))));
  }

  function member(name: string, field: Field, depth: number): fc.Arbitrary<unknown> {
    if (name === 'serialNumber' && depth > 1) return fc.uuid().map((uuid) => `urn:uuid:${uuid}`);
    if (name === 'cpe') return fc.constantFrom('cpe:/a:acme:app:1.0', 'cpe:2.3:a:acme:app\\:x:1.0:*:*:*:*:*:*:-');
    switch (field.form) {
      case 'attribute':
      case 'body':
      case 'element':
        return content(field.of, depth);
      case 'repeated':
        // JSON 1.5 had no list of identities
        if (name === 'identity' && version === '1.5' && notation === 'json') return content(field.of, depth);
        return fc.array(content(field.of, depth), { minLength: 1, maxLength: (name === 'identity' || name === 'data') && version === '1.5' ? 1 : 2 });
      case 'list':
        if (name === 'signatories' && notation === 'json' && depth < 1) return fc.constant([]);
        return name === 'licenses' && version < '1.7' ? olderLicenses(field.of, depth) : fc.array(content(field.of, depth), { maxLength: 2 });
      case 'references':
        return fc.array(refs, { maxLength: 3 });
      case 'tools':
        return version < '1.5' ? fc.array(object('tool', depth), { maxLength: 2 })
          : fc.oneof(fc.array(object('tool', depth), { maxLength: 2 }), object('toolSet', depth).filter((set) => Object.keys(set as Json).length > 0));
      case 'data-flows':
        return fc.array(object('jsonDataFlow', depth), { maxLength: 2 });
      case 'dependencies':
        return fc.uniqueArray(fc.record({
          ref: refs,
          dependsOn: fc.uniqueArray(refs),
          ...(version >= '1.6' && { provides: fc.uniqueArray(refs, { minLength: 1 }) }),
        }, { requiredKeys: ['ref', 'dependsOn'] }), { selector: ({ ref }) => ref });
    }
  }

  /** Any number of licences or one expression. */
  function olderLicenses(of: Content, depth: number): fc.Arbitrary<unknown> {
    const [license, , expression] = typeof of === 'object' && 'oneOf' in of ? of.oneOf : [];
    return fc.oneof(
      fc.array(content(license!.of, depth).map((value) => ({ license: value })), { maxLength: 2 }),
      content(expression!.of, depth).map((value) => [value]),
    );
  }

  function object(shape: string, depth: number): fc.Arbitrary<unknown> {
    const fields = Object.entries(shapes[shape]!).filter(([, field]) => {
      const since = (notation === 'json' ? field.jsonSince : undefined) ?? field.since ?? '1.0';
      const isLeaf = typeof field.of === 'string' || 'grown' in field.of;
      return since <= version && (field.only ?? notation) === notation && (depth > 0 || isLeaf) && field.form !== 'dependencies';
    }).filter(([name]) => name !== 'signature' && name !== '$schema');
    const body = fields.filter(([, { form }]) => form === 'body').map(([name]) => name);
    // XML demands the one, JSON the other where there is no signature
    const demanded: Json = notation === 'xml' ? { standard: ['name', 'version', 'description', 'owner'] } : { signatory: ['organization', 'externalReference'] };
    const essential = Object.hasOwn(demanded, shape) ? demanded[shape] as string[] : shape === 'component' ? ['name', 'type', ...(version < '1.4' ? ['version'] : [])] : ['detailedExpression', 'hash'].includes(shape) ? [fields[0]![0]] : shape === 'patentFamily' ? ['familyId'] : shape === 'jsonDataFlow' ? ['flow', 'classification'] : [];
    const required = new Set([...body, ...essential]);
    // a few of the many members at a time, or documents would be huge
    const optional = fields.filter(([name]) => !required.has(name));
    return fc.subarray(optional, { maxLength: Math.min(optional.length, 4) }).chain((chosen) => fc.record(
      Object.fromEntries([...fields.filter(([name]) => required.has(name)), ...chosen].map(([name, field]) => [name, member(name, field, depth - 1)])),
    ));
  }

  const head = notation === 'json' ? { bomFormat: 'CycloneDX', specVersion: version } : {};
  const { dependencies, ...rest } = shapes['bom']!;
  const graph = version >= '1.2' ? fc.option(member('dependencies', dependencies!, 1), { nil: undefined }) : fc.constant(undefined);
  const components = fc.array(object('component', 3), { maxLength: 4 });
  return fc.tuple(object('bom', 3), components, graph, fc.nat()).map(([bom, list, entries, revision]) => withUniqueRefs({
    ...Object.fromEntries(Object.entries(bom as Json).filter(([name]) => Object.hasOwn(rest, name))),
    ...head,
    version: revision,
    components: list,
    ...(entries !== undefined && { dependencies: entries }),
  }));
}

/** Gives every `bom-ref` a value of its own, some of which the dependency graph names. */
function withUniqueRefs(document: Json): Json {
  const names = ['a', 'b', 'c', 'd e', 'pkg:npm/f@1'];
  let count = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'bom-ref' ? names[count++] ?? `ref-${count}` : walk(inner)]));
  };
  const { components, ...rest } = document;
  return walk({ components, ...rest }) as Json;
}
