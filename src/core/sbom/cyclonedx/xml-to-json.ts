import { IntList } from '../../inventory/int-list.ts';
import { isVirtualList, virtualList } from '../../inventory/virtual-list.ts';
import { attributeOf, elementsOf, ownText, type XmlAttribute, type XmlNode } from '../../text/xml-document.ts';
import { dataFlowFromXml, dependenciesFromXml, type Json } from './special-xml.ts';
import { foreignElement, isEmptyForeign, xmlKey, type ForeignElement, type ForeignXml } from './foreign-xml.ts';
import { scalarFromXml } from './scalar.ts';
import type { Content, Field } from './shape.ts';
import { shapes } from './shapes.data.ts';

/** The JSON form of a CycloneDX element, by the table of shapes. What the table does not know stays as XML under `xmlKey`. */
export function jsonOfXml(node: XmlNode, shape: string): Json {
  return new Conversion(node.namespace).object(node, shape);
}

interface Named {
  readonly name: string;
  readonly field: Field;
}

interface ShapeIndex {
  readonly elements: ReadonlyMap<string, Named>;
  readonly attributes: ReadonlyMap<string, Named>;
  readonly body: Named | undefined;
}

const indexes = new Map<string, ShapeIndex>();

function indexOf(shape: string): ShapeIndex {
  let index = indexes.get(shape);
  if (index === undefined) {
    const named = Object.entries(shapes[shape]!).filter(([, field]) => field.only !== 'json').map(([name, field]): Named => ({ name, field }));
    const byName = (wanted: readonly Named[]) => new Map(wanted.map((item) => [item.field.xml ?? item.name, item]));
    index = {
      elements: byName(named.filter(({ field }) => field.form !== 'attribute' && field.form !== 'body')),
      attributes: byName(named.filter(({ field }) => field.form === 'attribute')),
      body: named.find(({ field }) => field.form === 'body'),
    };
    indexes.set(shape, index);
  }
  return index;
}

/** What is found of other namespaces while an element is read. */
class Foreign {
  attributes: XmlAttribute[] | undefined;
  elements: ForeignElement[] | undefined;
  wrappers: Record<string, ForeignXml> | undefined;

  attribute(attribute: XmlAttribute): void {
    (this.attributes ??= []).push(attribute);
  }

  element(node: XmlNode): void {
    (this.elements ??= []).push(foreignElement(node));
  }

  wrapper(name: string, found: Foreign): void {
    const value = found.value();
    if (value !== undefined) (this.wrappers ??= {})[name] = value;
  }

  value(): ForeignXml | undefined {
    const { attributes, elements, wrappers } = this;
    const value: ForeignXml = { ...(attributes && { attributes }), ...(elements && { elements }), ...(wrappers && { wrappers }) };
    return isEmptyForeign(value) ? undefined : value;
  }
}

class Conversion {
  readonly #namespace: string;

  constructor(namespace: string) {
    this.#namespace = namespace;
  }

  object(node: XmlNode, shape: string): Json {
    const index = indexOf(shape);
    const json: Json = {};
    const foreign = new Foreign();
    for (const attribute of node.attributes) {
      const known = attribute.namespace === '' ? index.attributes.get(attribute.name) : undefined;
      if (known === undefined) foreign.attribute(attribute);
      else json[known.name] = this.#scalar(attribute.value, known.field.of);
    }
    if (index.body !== undefined) json[index.body.name] = this.#scalar(ownText(node), index.body.field.of);
    for (const child of elementsOf(node)) {
      const known = child.namespace === this.#namespace ? index.elements.get(child.name) : undefined;
      if (known === undefined) foreign.element(child);
      else this.#member(json, known, child, foreign);
    }
    const kept = foreign.value();
    if (kept !== undefined) json[xmlKey] = kept;
    return json;
  }

  #member(json: Json, { name, field }: Named, child: XmlNode, foreign: Foreign): void {
    if (field.form === 'element') json[name] = this.#content(child, field.of);
    else if (field.form === 'repeated') itemsIn(json, name).push(this.#content(child, field.of));
    else {
      if (field.form === 'tools' && elementsOf(child).some((item) => item.name === 'components' || item.name === 'services')) {
        json[name] = this.object(child, 'toolSet');
        return;
      }
      const inWrapper = new Foreign();
      for (const attribute of child.attributes) inWrapper.attribute(attribute);
      if (child.packed !== undefined && json[name] === undefined) json[name] = this.#itemsOnDemand(child, field, inWrapper);
      else if (field.form === 'dependencies') itemsIn(json, name).push(...dependenciesFromXml(this.#own(child, inWrapper)));
      else for (const item of this.#own(child, inWrapper)) itemsIn(json, name).push(this.#item(item, field));
      if (json[name] === undefined) json[name] = [];
      foreign.wrapper(name, inWrapper);
    }
  }

  /** Each made when it is asked for. */
  #itemsOnDemand(list: XmlNode, field: Field, foreign: Foreign): readonly unknown[] {
    const elements = elementsOf(list);
    const own = new IntList();
    let isNested = false;
    let at = 0;
    for (const item of elements) {
      if (item.namespace !== this.#namespace) foreign.element(item);
      else own.push(at);
      isNested ||= field.form === 'dependencies' && elementsOf(item).some((inner) => elementsOf(inner).length > 0);
      at++;
    }
    const item = (index: number): XmlNode => elements[own.at(index)]!;
    if (field.form !== 'dependencies') return virtualList(own.length, (index) => this.#item(item(index), field) as object);
    // those that stand inside others become entries of their own
    return isNested ? dependenciesFromXml(Array.from({ length: own.length }, (_, index) => item(index))) : virtualList(own.length, (index) => dependenciesFromXml([item(index)])[0]!);
  }

  #item(item: XmlNode, field: Field): unknown {
    if (field.form === 'references') return attributeOf(item, 'ref') ?? '';
    if (field.form === 'tools') return this.object(item, 'tool');
    if (field.form === 'data-flows') return dataFlowFromXml(item.name === 'classification' ? this.object(item, 'classification') : this.object(item, 'dataFlow'));
    return 'oneOf' in Object(field.of) ? this.#alternative(item, field.of) : this.#content(item, field.of);
  }

  /** Children in the namespace of the document; the others are kept. */
  #own(node: XmlNode, foreign: Foreign): readonly XmlNode[] {
    return elementsOf(node).filter((child) => {
      if (child.namespace === this.#namespace) return true;
      foreign.element(child);
      return false;
    });
  }

  #content(node: XmlNode, content: Content): unknown {
    if (typeof content === 'string' || 'grown' in content) return this.#scalar(ownText(node), content);
    if ('object' in content) return this.object(node, content.object);
    const itself = content.oneOf.filter(({ element }) => element === '');
    if (itself.length > 0) return this.#content(node, itself[elementsOf(node).length > 0 ? 1 : 0]!.of);
    const child = elementsOf(node)[0];
    return child === undefined ? {} : this.#alternative(child, content);
  }

  #alternative(node: XmlNode, content: Content): unknown {
    const alternatives = typeof content === 'object' && 'oneOf' in content ? content.oneOf : [];
    const alternative = alternatives.find(({ element }) => element === node.name) ?? alternatives.at(-1)!;
    const value = this.#content(node, alternative.of);
    return alternative.key === undefined ? value : { [alternative.key]: value };
  }

  #scalar(text: string, content: Content): unknown {
    return scalarFromXml(text, typeof content === 'string' ? content : 'token');
  }
}

function itemsIn(json: Json, name: string): unknown[] {
  let known = json[name];
  // one that makes its items when they are asked for cannot grow
  if (Array.isArray(known) && isVirtualList(known)) known = json[name] = [...known];
  if (Array.isArray(known)) return known;
  if (known !== undefined) return [];
  const items: unknown[] = [];
  json[name] = items;
  return items;
}
