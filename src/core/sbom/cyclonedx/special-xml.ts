import { attributeOf, elementsOf, type XmlNode } from '../../text/xml-document.ts';
import { isRecord } from '../../text/value.ts';

export type Json = Record<string, unknown>;

/** XML nests dependencies where JSON lists references; entries below the second level become entries of their own. */
export function dependenciesFromXml(nodes: readonly XmlNode[]): Json[] {
  const open = [...nodes].reverse();
  const entries: Json[] = [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const children = elementsOf(node);
    const refs = (name: string) => children.filter((child) => child.name === name).map((child) => attributeOf(child, 'ref') ?? '');
    const provides = refs('provides');
    entries.push({ ref: attributeOf(node, 'ref') ?? '', dependsOn: refs('dependency'), ...(provides.length > 0 && { provides }) });
    open.push(...children.filter((child) => child.name === 'dependency' && elementsOf(child).length > 0).toReversed());
  }
  return entries;
}

/** XML puts flow and classification of data into an element of their own: `{"classification": {"flow", "classification"}}`. */
export function dataFlowFromXml(json: Json): Json {
  const { classification, ...rest } = json;
  return isRecord(classification) ? { ...rest, ...classification } : json;
}

export function dataFlowToXml(json: Json): Json {
  const { flow, classification, ...rest } = json;
  return { ...rest, ...((flow ?? classification) !== undefined && { classification: { flow, classification } }) };
}
