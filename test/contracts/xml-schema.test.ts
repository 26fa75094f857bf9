import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { xmlSchemaOf } from '#core/sbom/cyclonedx/official-schemas.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { parseXmlDocument, type XmlNode } from '#core/text/xml-document.ts';
import { validateXml } from '#core/validation/xsd/validate-xml.ts';
import { packageFiles } from '#platform/target/package-files.ts';
import { debianTool } from '../support/debian-tool.ts';
import { sbomDocuments, textOf } from '../support/sbom-documents.ts';
import { hasShared } from '../support/shared.ts';

const schemas = join(dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema');
const place = mkdtempSync(join(tmpdir(), 'muster-test-xsd-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Document {
  readonly name: string;
  readonly text: string;
  readonly version: string;
}

const versionOf = (root: XmlNode): string | undefined => /^http:\/\/cyclonedx\.org\/schema\/bom\/(1\.[0-7])$/.exec(root.namespace)?.[1];

function parsed(name: string, text: string): Document | undefined {
  try {
    const version = versionOf(parseXmlDocument(text));
    return version === undefined ? undefined : { name, text, version };
  } catch (error) {
    if (error instanceof TextSyntaxError) return undefined;
    throw error;
  }
}

/** Names of the documents that each of the two refuses. */
function verdicts(xmllint: string, documents: readonly Document[]): { readonly ours: string[]; readonly theirs: string[] } {
  const ours = documents.filter(({ text, version }) => validateXml(parseXmlDocument(text), xmlSchemaOf(version, packageFiles)).length > 0).map(({ name }) => name);
  const theirs: string[] = [];
  for (const version of new Set(documents.map((document) => document.version))) {
    const files = documents.filter((document) => document.version === version).map(({ name, text }) => {
      const file = join(place, `${version}-${name.replaceAll('/', '-')}`);
      writeFileSync(file, text);
      return [file, name] as const;
    });
    const { stderr } = spawnSync(xmllint, ['--noout', '--nonet', '--schema', join(schemas, `bom-${version}.SNAPSHOT.xsd`), ...files.map(([file]) => file)], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    const valid = new Set(stderr.split('\n').filter((line) => line.endsWith(' validates')).map((line) => line.slice(0, -' validates'.length)));
    theirs.push(...files.filter(([file]) => !valid.has(file)).map(([, name]) => name));
  }
  return { ours: ours.sort(), theirs: theirs.sort() };
}

describe.runIf(hasShared)('validation by XML schemas gives the verdict of xmllint', () => {
  const documents = sbomDocuments.filter(({ path }) => path.startsWith('sbom/cyclonedx/') && path.endsWith('.xml'))
    .map((document) => parsed(document.path, textOf(document))).filter((document) => document !== undefined);

  it('on the reference documents', (context) => {
    const xmllint = debianTool('xmllint', 'libxml2-utils');
    if (xmllint === undefined) return context.skip();
    expect(documents.length).toBeGreaterThan(350);
    const { ours, theirs } = verdicts(xmllint, documents);
    expect(ours).toEqual(theirs);
  });

  it('on documents with an element or attribute taken out, doubled, renamed or filled with something else', (context) => {
    const xmllint = debianTool('xmllint', 'libxml2-utils');
    if (xmllint === undefined) return context.skip();
    const change = fc.tuple(fc.constantFrom(...documents.filter(({ text }) => text.length < 30_000)), fc.nat(), fc.constantFrom('drop', 'double', 'rename', 'text', 'number', 'attribute', 'value'));
    const changed = fc.sample(change, { numRuns: 1_500, seed: 7 }).map(([document, at, how], index) => parsed(`${index}-${how}.xml`, damaged(document.text, at, how)));
    const { ours, theirs } = verdicts(xmllint, changed.filter((document) => document !== undefined));
    expect(theirs.length).toBeGreaterThan(300);
    expect(ours).toEqual(theirs);
  });
});

/** The document with a change to one of its elements. */
function damaged(text: string, at: number, how: string): string {
  const leaves = [...text.matchAll(/<([A-Za-z-]+)((?:\s[^<>]*)?)>([^<]*)<\/\1>/g)];
  if (leaves.length === 0) return text;
  const match = leaves[at % leaves.length]!;
  const [whole, name, attributes, content] = match as unknown as [string, string, string, string];
  const replacement = {
    drop: '',
    double: whole + whole,
    rename: `<${name}x${attributes}>${content}</${name}x>`,
    text: `<${name}${attributes}>something else</${name}>`,
    number: `<${name}${attributes}>-1.5</${name}>`,
    attribute: `<${name}${attributes} more="1">${content}</${name}>`,
    value: `<${name}${attributes.replace(/"[^"]*"/, '"x y"')}>${content}</${name}>`,
  }[how]!;
  return text.slice(0, match.index) + replacement + text.slice(match.index + whole.length);
}
