import type { Sbom } from '../../model/sbom.ts';
import type { SbomWriteOptions } from '../../plugin/sbom-format.ts';
import { jsonOf, sourceOf, type SbomSource } from '../../plugin/sbom-source.ts';
import { TextSyntaxError } from '../../text/position.ts';
import { isRecord } from '../../text/value.ts';
import { parseLongXmlDocument, parseXmlDocument, type XmlNode } from '../../text/xml-document.ts';
import { jsonDocument } from './json-document.ts';
import { readDocument } from './read-document.ts';
import { cycloneDxVersions, type CycloneDxVersion } from './shape.ts';
import type { Json } from './special-xml.ts';
import { foreignLosses } from '../foreign-losses.ts';
import { documentParts } from './write-document.ts';
import { xmlDocument } from './xml-document.ts';
import { jsonOfXml } from './xml-to-json.ts';

/** Versions that are written; older ones are read only. */
export const writtenVersions: readonly CycloneDxVersion[] = cycloneDxVersions.filter((version) => version >= '1.2');

const namespacePrefix = 'http://cyclonedx.org/schema/bom/';

export function readJson(source: string | SbomSource, path: string): Sbom {
  const given = sourceOf(source);
  const { value, line } = jsonOf(given);
  if (!isRecord(value)) throw new TextSyntaxError('a CycloneDX document is an object', 1);
  if (value['bomFormat'] !== 'CycloneDX' && value['specFormat'] !== 'CycloneDX') throw new TextSyntaxError('"bomFormat" is not "CycloneDX"', line('bomFormat') ?? 1);
  return readDocument(value, { path, line, isLong: given.bytes !== undefined });
}

export function readXml(source: string | SbomSource, path: string): Sbom {
  const given = sourceOf(source);
  return readDocument(given.made(xmlBomOf).bom, { path, isLong: given.bytes !== undefined });
}

/** A document in XML as it stands there, and in its JSON form. */
export function xmlBomOf(source: SbomSource): { readonly root: XmlNode; readonly bom: Json } {
  const root = source.bytes === undefined ? parseXmlDocument(source.text) : parseLongXmlDocument(source.bytes.texts(), isLongList);
  return { root, bom: bomOfXml(root) };
}

/** The lists of a document that may be long, the first of each. */
const isLongList = (node: XmlNode, root: XmlNode): boolean =>
  node.namespace === root.namespace && longLists.has(node.name) && !root.content.some((item) => typeof item !== 'string' && item !== node && item.name === node.name);

const longLists: ReadonlySet<string> = new Set(['components', 'dependencies', 'services', 'vulnerabilities', 'annotations']);

/** The JSON form of a document in XML. Throws `TextSyntaxError` when the root is another one. */
export function bomOfXml(root: XmlNode): Json {
  if (root.name !== 'bom' || !root.namespace.startsWith(namespacePrefix)) {
    throw new TextSyntaxError(`the root is not "bom" in a namespace ${namespacePrefix}…`, root.line);
  }
  return { bomFormat: 'CycloneDX', specVersion: root.namespace.slice(namespacePrefix.length), ...jsonOfXml(root, 'bom') };
}

export function write(notation: 'json' | 'xml', sbom: Sbom, { specVersion, onLoss }: SbomWriteOptions): Iterable<string> {
  const version = writtenVersions.find((known) => known === specVersion) ?? writtenVersions.at(-1)!;
  const target = { version, notation, lose: (at: string, message: string) => onLoss?.({ at, message }) };
  if (onLoss !== undefined) for (const loss of foreignLosses(sbom, 'cyclonedx')) onLoss(loss);
  const parts = documentParts(sbom, target);
  return notation === 'json' ? jsonDocument(parts, target) : xmlDocument(parts, target);
}
