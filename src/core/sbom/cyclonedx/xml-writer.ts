import { escapeXmlAttribute, escapeXmlText } from '../../text/escape-xml.ts';
import { ItemsOnce } from '../../text/json-pieces.ts';
import { isRecord } from '../../text/value.ts';
import type { XmlAttribute } from '../../text/xml-document.ts';
import { xmlKey, type ForeignElement, type ForeignXml } from './foreign-xml.ts';
import { scalarToXml } from './scalar.ts';
import type { Content, Field } from './shape.ts';
import { shapes } from './shapes.data.ts';
import { dataFlowToXml, type Json } from './special-xml.ts';

/** Writes JSON values, already fitted to their version, as elements; each ends with a line break. */
export class XmlWriter {
  readonly #namespace: string;
  /** Told every text before it is written, with the name of its element. */
  readonly #onText: (text: string, at: string) => void;

  constructor(namespace: string, onText: (text: string, at: string) => void) {
    this.#namespace = namespace;
    this.#onText = onText;
  }

  object(json: Readonly<Json>, shape: string, name: string, indent: string): string {
    const foreign = (isRecord(json[xmlKey]) ? json[xmlKey] : {}) as ForeignXml;
    let attributes = '';
    let body: string | undefined;
    let children = '';
    const fields = shapes[shape]!;
    for (const member in fields) {
      const field = fields[member]!;
      const value = json[member];
      if (value === undefined || field.only === 'json') continue;
      if (field.form === 'attribute') attributes += this.#attribute(field.xml ?? member, value);
      else if (field.form === 'body') body = this.#text(value, name);
      else children += this.member(value, member, field, `${indent}  `, foreign);
    }
    children += this.foreignElements(foreign.elements, `${indent}  `);
    const start = `${indent}<${name}${attributes}${foreignAttributes(foreign.attributes)}`;
    if (body !== undefined) return `${start}>${body}</${name}>\n`;
    return children === '' ? `${start}/>\n` : `${start}>\n${children}${indent}</${name}>\n`;
  }

  /** What a member of an object becomes in XML. `foreign` belongs to the object. */
  member(value: unknown, name: string, field: Field, indent: string, foreign: ForeignXml): string {
    const element = field.xml ?? name;
    const items = Array.isArray(value) ? value : [value];
    switch (field.form) {
      case 'element':
        return this.#content(value, field.of, element, indent);
      case 'repeated':
        return items.map((item) => this.#content(item, field.of, element, indent)).join('');
      case 'tools':
        if (!Array.isArray(value)) return this.object(isRecord(value) ? value : {}, 'toolSet', element, indent);
    }
    const inner = `${indent}  `;
    const kept = foreign.wrappers !== undefined && Object.hasOwn(foreign.wrappers, name) ? foreign.wrappers[name]! : {};
    const children = items.map((item) => this.#item(item, field, inner, items)).join('') + this.foreignElements(kept.elements, inner);
    const start = `${indent}<${element}${foreignAttributes(kept.attributes)}`;
    return children === '' ? `${start}/>\n` : `${start}>\n${children}${indent}</${element}>\n`;
  }

  #item(item: unknown, field: Field, indent: string, all: readonly unknown[]): string {
    const name = field.item ?? '';
    switch (field.form) {
      case 'references':
        return `${indent}<${name}${this.#attribute('ref', item)}/>\n`;
      case 'dependencies':
        return [...this.dependency(isRecord(item) ? item : {}, indent)].join('');
      case 'tools':
        return this.object(isRecord(item) ? item : {}, 'tool', 'tool', indent);
      case 'data-flows': {
        // plain classifications are the only form until 1.4, and the two do not mix
        const isPlain = all.every((flow) => isRecord(flow) && Object.keys(flow).every((key) => key === 'flow' || key === 'classification'));
        if (isPlain) return this.object(item as Json, 'classification', 'classification', indent);
        return this.object(dataFlowToXml(isRecord(item) ? item : {}), 'dataFlow', 'dataflow', indent);
      }
    }
    return name === '' ? this.#alternative(item, field.of, indent) : this.#content(item, field.of, name, indent);
  }

  /** In pieces: what one depends on may be very much. */
  *dependency({ ref, dependsOn, provides }: Readonly<Json>, indent: string): Generator<string> {
    const start = `${indent}<dependency${this.#attribute('ref', ref)}`;
    let isEmpty = true;
    for (const [name, row] of [['dependency', dependsOn], ['provides', provides]] as const) {
      for (const to of row instanceof ItemsOnce ? row.items : Array.isArray(row) ? row : []) {
        yield `${isEmpty ? `${start}>\n` : ''}${indent}  <${name}${this.#attribute('ref', to)}/>\n`;
        isEmpty = false;
      }
    }
    yield isEmpty ? `${start}/>\n` : `${indent}</dependency>\n`;
  }

  /** As they were, apart from the declarations of their namespaces. */
  foreignElements(elements: readonly ForeignElement[] | undefined, indent: string): string {
    return (elements ?? []).map((element) => `${indent}${this.#foreign(element, new Map([['', this.#namespace]]))}\n`).join('');
  }

  #foreign({ name, prefix, namespace, attributes, content }: ForeignElement, outer: ReadonlyMap<string, string>): string {
    const scope = new Map(outer);
    let declared = '';
    for (const [used, address] of [[prefix, namespace], ...attributes.filter((attribute) => attribute.prefix !== '').map((attribute) => [attribute.prefix, attribute.namespace])] as [string, string][]) {
      if (used === 'xml' || scope.get(used) === address) continue;
      scope.set(used, address);
      declared += ` xmlns${used === '' ? '' : `:${used}`}="${escapeXmlAttribute(address)}"`;
    }
    const own = attributes.map((attribute) => ` ${qualified(attribute)}="${escapeXmlAttribute(attribute.value)}"`).join('');
    const inner = content.map((item) => (typeof item === 'string' ? escapeXmlText(item) : this.#foreign(item, scope))).join('');
    const full = qualified({ name, prefix });
    return inner === '' ? `<${full}${declared}${own}/>` : `<${full}${declared}${own}>${inner}</${full}>`;
  }

  #content(value: unknown, content: Content, name: string, indent: string): string {
    if (typeof content === 'string' || 'grown' in content) return `${indent}<${name}>${this.#text(value, name)}</${name}>\n`;
    if ('object' in content) return this.object(isRecord(value) ? value : {}, content.object, name, indent);
    const itself = content.oneOf.find(({ element, fits }) => element === '' && fits(value));
    if (itself !== undefined) return this.#content(value, itself.of, name, indent);
    return `${indent}<${name}>\n${this.#alternative(value, content, `${indent}  `)}${indent}</${name}>\n`;
  }

  #alternative(value: unknown, content: Content, indent: string): string {
    if (typeof content === 'string' || !('oneOf' in content)) return '';
    const { element, key, of } = content.oneOf.find(({ fits }) => fits(value)) ?? content.oneOf.at(-1)!;
    return this.#content(key === undefined ? value : isRecord(value) ? value[key] : undefined, of, element, indent);
  }

  #attribute(name: string, value: unknown): string {
    const text = scalarToXml(value) ?? '';
    this.#onText(text, name);
    return ` ${name}="${escapeXmlAttribute(text)}"`;
  }

  #text(value: unknown, at: string): string {
    const text = scalarToXml(value) ?? '';
    this.#onText(text, at);
    return escapeXmlText(text);
  }
}

const qualified = ({ name, prefix }: { readonly name: string; readonly prefix: string }): string => (prefix === '' ? name : `${prefix}:${name}`);

/** Attributes of other namespaces with their declarations. */
export function foreignAttributes(attributes: readonly XmlAttribute[] | undefined): string {
  let text = '';
  const declared = new Set(['', 'xml']);
  for (const { name, prefix, namespace, value } of attributes ?? []) {
    if (!declared.has(prefix)) {
      declared.add(prefix);
      text += ` xmlns:${prefix}="${escapeXmlAttribute(namespace)}"`;
    }
    text += ` ${qualified({ name, prefix })}="${escapeXmlAttribute(value)}"`;
  }
  return text;
}
