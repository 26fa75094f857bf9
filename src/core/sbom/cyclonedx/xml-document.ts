import { escapeXmlAttribute, isWritableInXml } from '../../text/escape-xml.ts';
import { isRecord } from '../../text/value.ts';
import { Fitter } from './fit.ts';
import { xmlKey, type ForeignXml } from './foreign-xml.ts';
import { mapped, type DocumentParts } from './json-document.ts';
import { shapes } from './shapes.data.ts';
import type { Json } from './special-xml.ts';
import type { Target } from './target.ts';
import { foreignAttributes, XmlWriter } from './xml-writer.ts';

/** The namespace of a version. */
export const namespaceOf = (version: string): string => `http://cyclonedx.org/schema/bom/${version}`;

/** The document as XML text in pieces, indented by two blanks. */
export function* xmlDocument({ bom, components, dependencies, refs }: DocumentParts, target: Target): Generator<string> {
  const fitter = new Fitter(target, refsOfBoth(bom, refs));
  const head = fitter.fit(bom, 'bom', []);
  const foreign = (isRecord(head[xmlKey]) ? head[xmlKey] : {}) as ForeignXml;
  const writer = new XmlWriter(namespaceOf(target.version), (text, at) => {
    if (!isWritableInXml(text)) target.lose(at, 'XML cannot write some of its control characters');
  });
  let attributes = ` xmlns="${escapeXmlAttribute(namespaceOf(target.version))}"`;
  for (const name of ['serialNumber', 'version']) if (head[name] !== undefined) attributes += ` ${name}="${escapeXmlAttribute(String(head[name]))}"`;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<bom${attributes}${foreignAttributes(foreign.attributes)}>\n`;
  for (const [name, field] of Object.entries(shapes['bom']!)) {
    if (name === 'components' && components !== undefined) {
      const items = mapped(components, (item, index) => writer.object(fitter.fit(item, 'component', ['components', index]), 'component', 'component', '    '));
      yield* wrapped(name, items, foreign, writer);
    } else if (name === 'dependencies' && dependencies !== undefined) {
      const items = Iterator.from(dependencies).flatMap((item) => writer.dependency(fitter.dependency(item), '    '));
      yield* wrapped(name, items, foreign, writer);
    } else if (field.only !== 'json' && field.form !== 'attribute' && head[name] !== undefined) {
      yield writer.member(head[name], name, field, '  ', foreign);
    }
  }
  yield writer.foreignElements(foreign.elements, '  ');
  yield '</bom>\n';
}

/** Each `bom-ref` of a component that stands elsewhere in the document, too. */
function refsOfBoth(bom: Readonly<Json>, refs: DocumentParts['refs']): ReadonlySet<string> {
  const elsewhere = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) collect(item);
    else if (isRecord(value)) {
      for (const [name, member] of Object.entries(value)) {
        if (name === 'bom-ref' && typeof member === 'string') elsewhere.add(member);
        else collect(member);
      }
    }
  };
  const { component: _main, ...metadata } = isRecord(bom['metadata']) ? bom['metadata'] : {};
  collect({ ...bom, metadata });
  const both = new Set<string>();
  if (elsewhere.size > 0) for (const ref of refs()) if (elsewhere.has(ref)) both.add(ref);
  return both;
}

function* wrapped(name: string, items: Iterable<string>, { wrappers }: ForeignXml, writer: XmlWriter): Generator<string> {
  const foreign = wrappers !== undefined && Object.hasOwn(wrappers, name) ? wrappers[name]! : {};
  yield `  <${name}${foreignAttributes(foreign.attributes)}>\n`;
  yield* items;
  yield `${writer.foreignElements(foreign.elements, '    ')}  </${name}>\n`;
}
