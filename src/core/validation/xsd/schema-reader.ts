import { attributeOf, elementsOf, parseXmlDocument, type XmlNode } from '../../text/xml-document.ts';
import type { AttributeDeclaration, ContentType, ElementDeclaration, Particle } from './schema-model.ts';
import { builtInTypes, restricted, union, type SimpleType } from './simple-type.ts';

const schemaNamespace = 'http://www.w3.org/2001/XMLSchema';

/** The subset of XML Schema 1.0 that the schemas of bills of materials use. Throws for anything else, so that nothing goes unchecked in silence. */
export class SchemaReader {
  readonly #named = new Map<string, XmlNode>();
  readonly #schemaOf = new Map<XmlNode, { readonly prefixes: ReadonlyMap<string, string>; readonly namespace: string }>();
  readonly #simple = new Map<XmlNode, SimpleType>();
  readonly #content = new Map<XmlNode, ContentType>();
  readonly #read: (location: string) => string;
  readonly #loaded = new Set<string>();

  /** `read` gives the text of a schema that another one imports. */
  constructor(read: (location: string) => string) {
    this.#read = read;
  }

  load(location: string): void {
    if (this.#loaded.has(location)) return;
    this.#loaded.add(location);
    const root = parseXmlDocument(this.#read(location));
    const schema = { prefixes: root.declarations ?? new Map<string, string>(), namespace: attributeOf(root, 'targetNamespace') ?? '' };
    for (const node of elementsOf(root)) {
      if (node.name === 'import') this.load(attributeOf(node, 'schemaLocation') ?? '');
      else if (node.name !== 'annotation') this.#named.set(`${node.name} ${schema.namespace} ${attributeOf(node, 'name')}`, node);
      this.#remember(node, schema);
    }
  }

  /** The global element, `undefined` when the schema has none of the name. */
  element(namespace: string, name: string): ElementDeclaration | undefined {
    const node = this.#named.get(`element ${namespace} ${name}`);
    return node === undefined ? undefined : this.#element(node);
  }

  #remember(root: XmlNode, schema: { readonly prefixes: ReadonlyMap<string, string>; readonly namespace: string }): void {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      this.#schemaOf.set(node, schema);
      open.push(...elementsOf(node));
    }
  }

  /** Namespace and local part of a name as it stands in the schema. */
  #resolve(node: XmlNode, name: string): { readonly namespace: string; readonly local: string } {
    const colon = name.indexOf(':');
    const prefix = colon === -1 ? '' : name.slice(0, colon);
    return { namespace: this.#schemaOf.get(node)?.prefixes.get(prefix) ?? '', local: name.slice(colon + 1) };
  }

  #element(node: XmlNode): ElementDeclaration {
    const unique = parts(node).filter(({ name }) => name === 'unique').map((constraint) => this.#uniqueAttribute(constraint));
    return {
      name: attributeOf(node, 'name')!,
      namespace: this.#schemaOf.get(node)!.namespace,
      type: () => this.#typeOf(node),
      unique,
    };
  }

  #uniqueAttribute(constraint: XmlNode): string {
    const [selector, field] = parts(constraint).map((node) => attributeOf(node, 'xpath') ?? '');
    if (selector !== './/*' || field?.startsWith('@') !== true) throw unknown(constraint);
    return field.slice(1);
  }

  #typeOf(node: XmlNode): ContentType {
    const known = this.#content.get(node);
    if (known !== undefined) return known;
    const name = attributeOf(node, 'type');
    const inner = parts(node).find((part) => part.name === 'complexType' || part.name === 'simpleType');
    let type: ContentType;
    if (name !== undefined) type = this.#namedType(node, name);
    else if (inner === undefined) type = anything;
    else type = inner.name === 'complexType' ? this.#complexType(inner) : textOnly(this.#simpleType(inner));
    this.#content.set(node, type);
    return type;
  }

  #namedType(node: XmlNode, name: string): ContentType {
    const { namespace, local } = this.#resolve(node, name);
    const complex = this.#named.get(`complexType ${namespace} ${local}`);
    return complex === undefined ? textOnly(this.#namedSimpleType(node, name)) : this.#complexType(complex);
  }

  #namedSimpleType(node: XmlNode, name: string): SimpleType {
    const { namespace, local } = this.#resolve(node, name);
    const found = namespace === schemaNamespace ? builtInTypes.get(local) : undefined;
    if (found !== undefined) return found;
    const declared = this.#named.get(`simpleType ${namespace} ${local}`);
    if (declared === undefined) throw new Error(`the schema has no simple type ${name}`);
    return this.#simpleType(declared);
  }

  #simpleType(node: XmlNode): SimpleType {
    const known = this.#simple.get(node);
    if (known !== undefined) return known;
    const [derivation] = parts(node);
    let type: SimpleType;
    if (derivation?.name === 'restriction') {
      const facets = parts(derivation).map((facet) => ({ name: facet.name, value: attributeOf(facet, 'value') ?? '' }));
      type = restricted(this.#namedSimpleType(derivation, attributeOf(derivation, 'base') ?? ''), facets);
    } else if (derivation?.name === 'union') {
      const members = (attributeOf(derivation, 'memberTypes') ?? '').split(/\s+/).filter((member) => member !== '');
      type = union([...members.map((member) => this.#namedSimpleType(derivation, member)), ...parts(derivation).map((member) => this.#simpleType(member))]);
    } else throw unknown(derivation ?? node);
    this.#simple.set(node, type);
    return type;
  }

  #complexType(node: XmlNode): ContentType {
    const known = this.#content.get(node);
    if (known !== undefined) return known;
    const attributes = new Map<string, AttributeDeclaration>();
    let anyAttribute: ContentType['anyAttribute'] = 'none';
    let text: SimpleType | undefined;
    let particle: Particle | undefined;
    const read = (part: XmlNode): void => {
      if (part.name === 'sequence' || part.name === 'choice') particle = this.#particle(part);
      else if (part.name === 'attribute') attributes.set(attributeOf(part, 'name')!, this.#attribute(part));
      else if (part.name === 'attributeGroup') this.#attributeGroup(part).forEach(read);
      else if (part.name === 'anyAttribute') anyAttribute = attributeOf(part, 'namespace') === '##other' ? 'other' : 'any';
      else if (part.name === 'simpleContent') {
        const [extension] = parts(part);
        if (extension?.name !== 'extension') throw unknown(extension ?? part);
        const base = this.#namedType(extension, attributeOf(extension, 'base') ?? '');
        text = base.text;
        for (const [name, attribute] of base.attributes) attributes.set(name, attribute);
        parts(extension).forEach(read);
      } else throw unknown(part);
    };
    parts(node).forEach(read);
    const type = { attributes, anyAttribute, text, particle, mixed: attributeOf(node, 'mixed') === 'true' };
    this.#content.set(node, type);
    return type;
  }

  #attributeGroup(node: XmlNode): XmlNode[] {
    const { namespace, local } = this.#resolve(node, attributeOf(node, 'ref') ?? '');
    const group = this.#named.get(`attributeGroup ${namespace} ${local}`);
    if (group === undefined) throw unknown(node);
    return parts(group);
  }

  #attribute(node: XmlNode): AttributeDeclaration {
    const name = attributeOf(node, 'type');
    const inner = parts(node).find((part) => part.name === 'simpleType');
    const type = name !== undefined ? this.#namedSimpleType(node, name) : inner === undefined ? builtInTypes.get('string')! : this.#simpleType(inner);
    return { type, required: attributeOf(node, 'use') === 'required' };
  }

  #particle(node: XmlNode): Particle {
    const min = Number(attributeOf(node, 'minOccurs') ?? '1');
    const written = attributeOf(node, 'maxOccurs') ?? '1';
    const max = written === 'unbounded' ? Infinity : Number(written);
    if (node.name === 'element') return { kind: 'element', element: this.#element(node), min, max };
    if (node.name === 'any') {
      if (attributeOf(node, 'namespace') !== '##other') throw unknown(node);
      return { kind: 'any', min, max };
    }
    if (node.name !== 'sequence' && node.name !== 'choice') throw unknown(node);
    return { kind: node.name, items: parts(node).map((item) => this.#particle(item)), min, max };
  }
}

const parts = (node: XmlNode): XmlNode[] => elementsOf(node).filter(({ name }) => name !== 'annotation');

const textOnly = (text: SimpleType): ContentType => ({ attributes: new Map(), anyAttribute: 'none', text, particle: undefined, mixed: false });

/** An element without a type takes any text. */
const anything = textOnly(builtInTypes.get('string')!);

const unknown = (node: XmlNode): Error => new Error(`line ${node.line} of the schema has an xs:${node.name} that is not implemented here`);
