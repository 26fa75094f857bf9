import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { elementsOf, parseXmlDocument, attributeOf, type XmlNode } from '../../text/xml-document.ts';
import { isRecord } from '../../text/value.ts';
import { cycloneDxVersions, type Content, type CycloneDxVersion, type Field } from './shape.ts';
import { shapes } from './shapes.data.ts';

const official = join(dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema');

type Schema = Readonly<Record<string, unknown>>;

/** Members of the objects that a schema describes, whatever alternatives and lists are between. */
function jsonMembers(schema: Schema, root: Schema, found = new Map<string, Schema[]>(), seen = new Set<unknown>()): Map<string, Schema[]> {
  if (seen.has(schema)) return found;
  seen.add(schema);
  const ref = schema['$ref'];
  if (typeof ref === 'string' && ref.startsWith('#/definitions/')) jsonMembers((root['definitions'] as Record<string, Schema>)[ref.slice(14)]!, root, found, seen);
  for (const key of ['oneOf', 'anyOf', 'allOf', 'items']) {
    const inner = schema[key];
    for (const item of Array.isArray(inner) ? inner : [inner]) if (isRecord(item)) jsonMembers(item, root, found, seen);
  }
  for (const [name, property] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema | true>)) {
    found.set(name, [...(found.get(name) ?? []), ...(property === true ? [] : [property])]);
  }
  return found;
}

const available = (field: Field, version: CycloneDxVersion, notation: 'json' | 'xml'): boolean =>
  (field.only ?? notation) === notation && ((notation === 'json' ? field.jsonSince : undefined) ?? field.since ?? '1.0') <= version;

/** The same of our table. */
function tableMembers(content: Content, version: CycloneDxVersion, found = new Map<string, Field[]>()): Map<string, Field[]> {
  if (typeof content === 'string' || 'grown' in content) return found;
  if ('object' in content) {
    for (const [name, field] of Object.entries(shapes[content.object]!)) {
      if (available(field, version, 'json')) found.set(name, [...(found.get(name) ?? []), field]);
    }
    return found;
  }
  for (const { key, of, since } of content.oneOf) {
    if ((since ?? '1.0') > version) continue;
    if (key === undefined) tableMembers(of, version, found);
    else found.set(key, [...(found.get(key) ?? []), { form: 'element', of }]);
  }
  return found;
}

function contentOf(field: Field): Content {
  if (field.form === 'dependencies') return { object: 'dependency' };
  if (field.form === 'data-flows') return { object: 'jsonDataFlow' };
  if (field.form !== 'tools') return field.of;
  const fits = () => true;
  return { oneOf: [{ element: '', of: { object: 'tool' }, fits }, { element: '', of: { object: 'toolSet' }, since: '1.5', fits }] };
}

function jsonDifferences(version: CycloneDxVersion): string[] {
  const root = JSON.parse(readFileSync(join(official, `bom-${version}.SNAPSHOT.schema.json`), 'utf8')) as Schema;
  const differences = new Set<string>();
  const seen = new Set<string>();
  const compare = (schema: Schema[], contents: readonly Content[], at: string): void => {
    const theirs = new Map<string, Schema[]>();
    for (const item of schema) jsonMembers(item, root, theirs);
    const ours = new Map<string, Field[]>();
    for (const content of contents) tableMembers(content, version, ours);
    for (const name of theirs.keys()) if (!ours.has(name)) differences.add(`${at}: the table lacks ${name}`);
    // nobody minds $schema where members of any name are allowed
    for (const name of ours.keys()) if (!theirs.has(name) && name !== '$schema') differences.add(`${at}: the schema lacks ${name}`);
    for (const [name, fields] of ours) {
      const key = `${JSON.stringify(fields)} ${JSON.stringify(theirs.get(name))}`;
      if (!theirs.has(name) || seen.has(key) || fields.some(({ form }) => form === 'dependencies')) continue;
      seen.add(key);
      compare(theirs.get(name)!, fields.map(contentOf), `${at}/${name}`);
    }
  };
  compare([root], [{ object: 'bom' }], '');
  return [...differences];
}

/** Attributes and elements of an object in the order of the XML schema. */
function xmlMembers(type: XmlNode, schema: ReadonlyMap<string, XmlNode>): { attributes: string[]; elements: { name: string; node: XmlNode }[]; body: boolean } {
  const members = { attributes: [] as string[], elements: [] as { name: string; node: XmlNode }[], body: false };
  const walk = (node: XmlNode): void => {
    for (const child of elementsOf(node)) {
      if (child.name === 'attribute') members.attributes.push(attributeOf(child, 'name')!);
      else if (child.name === 'attributeGroup') walk(schema.get(`attributeGroup ${local(attributeOf(child, 'ref')!)}`)!);
      else if (child.name === 'element') members.elements.push({ name: attributeOf(child, 'name')!, node: child });
      else if (child.name === 'extension') {
        members.body = true;
        walk(child);
      } else if (child.name !== 'annotation' && child.name !== 'any') walk(child);
    }
  };
  walk(type);
  return members;
}

const isObject = (content: Content): content is { readonly object: string } => typeof content === 'object' && 'object' in content;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function xmlDifferences(version: CycloneDxVersion): string[] {
  const root = parseXmlDocument(readFileSync(join(official, `bom-${version}.SNAPSHOT.xsd`), 'utf8'));
  const named = new Map(elementsOf(root).map((node) => [`${node.name} ${attributeOf(node, 'name')}`, node]));
  const typeOf = (node: XmlNode): XmlNode | undefined => {
    const type = attributeOf(node, 'type');
    return type === undefined ? elementsOf(node).find(({ name }) => name === 'complexType') : named.get(`complexType ${local(type)}`);
  };
  const differences = new Set<string>();
  const seen = new Set<string>();
  const compareObject = (type: XmlNode, shape: string, at: string): void => {
    if (seen.has(`${type.line} ${shape}`)) return;
    seen.add(`${type.line} ${shape}`);
    const theirs = xmlMembers(type, named);
    const fields = Object.entries(shapes[shape]!).filter(([, field]) => available(field, version, 'xml'));
    const names = (forms: (form: string) => boolean) => fields.filter(([, { form }]) => forms(form)).map(([name, { xml }]) => xml ?? name);
    expectSame(theirs.attributes.toSorted(), names((form) => form === 'attribute').toSorted(), `${at} attributes`);
    const elements = theirs.elements.map(({ name }) => name);
    const known = names((form) => form !== 'attribute' && form !== 'body');
    // one that stands in two branches of a choice has no single place
    if (new Set(elements).size === elements.length) expectSame(elements, known, `${at} elements`);
    else expectSame([...new Set(elements)].sort(), known.sort(), `${at} elements`);
    if (theirs.body !== fields.some(([, { form }]) => form === 'body')) differences.add(`${at}: body ${theirs.body}`);
    for (const [name, field] of fields) {
      const their = theirs.elements.find((item) => item.name === (field.xml ?? name));
      if (their !== undefined) compareField(their.node, field, `${at}/${name}`);
    }
  };
  const expectSame = (theirs: string[], ours: string[], at: string): void => {
    if (theirs.join() !== ours.join()) differences.add(`${at}: schema ${theirs.filter((name) => !ours.includes(name))} table ${ours.filter((name) => !theirs.includes(name))} order ${theirs}`);
  };
  const compareField = (node: XmlNode, field: Field, at: string): void => {
    if (field.form === 'element' || field.form === 'repeated') compareContent(node, field.of, at);
    if (field.form !== 'list') return;
    const type = typeOf(node);
    if (type === undefined) {
      differences.add(`${at}: no list`);
      return;
    }
    const items = xmlMembers(type, named).elements;
    if (field.item !== '') {
      if (items.length !== 1 || items[0]!.name !== field.item) differences.add(`${at}: items ${items.map(({ name }) => name)} table ${field.item}`);
      else compareContent(items[0]!.node, field.of, at);
    } else compareAlternatives(items, field.of, at);
  };
  const compareAlternatives = (items: { name: string; node: XmlNode }[], content: Content, at: string): void => {
    const alternatives = typeof content === 'object' && 'oneOf' in content ? content.oneOf : [];
    for (const { name, node } of items) {
      const alternative = alternatives.find(({ element }) => element === name);
      if (alternative === undefined) differences.add(`${at}: no alternative ${name}`);
      else if (!(name === 'expression' && typeOf(node) === undefined)) compareContent(node, alternative.of, `${at}/${name}`);
    }
  };
  const compareContent = (node: XmlNode, content: Content, at: string): void => {
    const type = typeOf(node);
    if (typeof content === 'string' || 'grown' in content) {
      if (type !== undefined) differences.add(`${at}: is an object`);
    } else if (type === undefined) {
      // an object in JSON may be a plain text in XML
      const isText = !isObject(content) || Object.values(shapes[content.object]!).every(({ form }) => form === 'body');
      if (!isText) differences.add(`${at}: is no object`);
    } else if ('object' in content) compareObject(type, content.object, at);
    else if (content.oneOf[0]!.element !== '') compareAlternatives(xmlMembers(type, named).elements, content, at);
  };
  compareObject(elementsOf(named.get('element bom')!).find(({ name }) => name === 'complexType')!, 'bom', '');
  return [...differences];
}

describe('the table of CycloneDX objects', () => {
  it.each(cycloneDxVersions.slice(2))('agrees with the JSON schema of %s', (version) => {
    expect(jsonDifferences(version)).toEqual([]);
  });

  it.each(cycloneDxVersions)('agrees with the XML schema of %s', (version) => {
    expect(xmlDifferences(version)).toEqual([]);
  });
});
