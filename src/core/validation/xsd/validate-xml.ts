import type { SbomProblem } from '../../plugin/sbom-format.ts';
import { TextIndex } from '../../inventory/text-index.ts';
import { elementsBelow, elementsOf, ownText, placeAmongNamed, type XmlNode } from '../../text/xml-document.ts';
import { problemLimit } from '../json-schema.ts';
import { matchContent } from './content-model.ts';
import type { ContentType, ElementDeclaration } from './schema-model.ts';
import type { SchemaReader } from './schema-reader.ts';
import { faultOf } from './simple-type.ts';

const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** Problems of a document by its schema, in the order of the document, the first hundred at most. */
export function validateXml(root: XmlNode, schema: SchemaReader): SbomProblem[] {
  const declaration = schema.element(root.namespace, root.name);
  if (declaration === undefined) return [{ at: `/${root.name}`, line: root.line, message: `the schema knows no element "${root.name}" of the namespace ${JSON.stringify(root.namespace)}` }];
  const validation = new Validation();
  validation.element(root, declaration);
  return validation.problems;
}

class Validation {
  readonly problems: SbomProblem[] = [];
  /** The element at hand and those around it, outermost first. */
  readonly #open: XmlNode[] = [];

  element(node: XmlNode, declaration: ElementDeclaration): void {
    this.#open.push(node);
    const type = declaration.type();
    this.#attributes(node, type);
    if (type.text !== undefined) this.#text(node, type);
    else this.#content(node, type, declaration.namespace);
    for (const name of declaration.unique) this.#unique(node, name);
    this.#open.pop();
  }

  #attributes(node: XmlNode, { attributes, anyAttribute }: ContentType): void {
    for (const { name, namespace, value } of node.attributes) {
      if (namespace === instanceNamespace) continue;
      const declared = namespace === '' ? attributes.get(name) : undefined;
      const fault = declared === undefined ? undefined : faultOf(declared.type, value);
      if (fault !== undefined) this.#problem(node, `the attribute ${name} is wrong: ${fault}`);
      const isAllowed = declared !== undefined || anyAttribute === 'any' || (anyAttribute === 'other' && namespace !== '');
      if (!isAllowed) this.#problem(node, `there is no attribute "${name}" here`);
    }
    for (const [name, { required }] of attributes) {
      if (required && !node.attributes.some((attribute) => attribute.name === name && attribute.namespace === '')) this.#problem(node, `the attribute "${name}" is missing`);
    }
  }

  #text(node: XmlNode, { text }: ContentType): void {
    const [inner] = elementsOf(node);
    if (inner !== undefined) {
      this.#problem(inner, `there can be no element in "${node.name}"`);
      return;
    }
    const fault = faultOf(text!, ownText(node));
    if (fault !== undefined) this.#problem(node, fault);
  }

  #content(node: XmlNode, { particle, mixed }: ContentType, namespace: string): void {
    if (!mixed && ownText(node).trim() !== '') this.#problem(node, `there can be no text in "${node.name}"`);
    const children = elementsOf(node);
    const { matched, fault } = particle === undefined ? { matched: [], fault: children.length === 0 ? undefined : { node: children[0], expected: [] } } : matchContent(particle, children, namespace);
    for (const item of matched) if (item.declaration !== undefined && this.problems.length < problemLimit) this.element(children[item.index]!, item.declaration);
    if (fault === undefined) return;
    const expected = fault.expected.length === 0 ? '' : `; expected ${fault.expected.join(' or ')}`;
    if (fault.node === undefined) this.#problem(node, `something is missing at the end of "${node.name}"${expected}`);
    else this.#problem(fault.node, `the element "${fault.node.name}" cannot stand here${expected}`);
  }

  /** `.//*` with one attribute: unique among all elements inside. */
  #unique(root: XmlNode, name: string): void {
    const seen = new TextIndex();
    for (const node of elementsBelow(root)) {
      const value = node.attributes.find((attribute) => attribute.name === name && attribute.namespace === '')?.value;
      if (value !== undefined && seen.find(value) !== undefined) this.#problem(node, `the ${name} ${JSON.stringify(value)} occurs twice`, `//${node.name}[@${name}]`);
      if (value !== undefined) seen.number(value);
    }
  }

  #problem(node: XmlNode, message: string, at = this.#place(node)): void {
    if (this.problems.length < problemLimit) this.problems.push({ at, line: node.line, message });
  }

  /** A path such as `/bom/components/component[3]/name`. */
  #place(node: XmlNode): string {
    const trail = this.#open.at(-1) === node ? this.#open : [...this.#open, node];
    return trail.map((item, index) => {
      const { position, count } = index === 0 ? { position: -1, count: 0 } : placeAmongNamed(trail[index - 1]!, item);
      return `/${item.name}${count > 1 && position >= 0 ? `[${position + 1}]` : ''}`;
    }).join('');
  }
}
