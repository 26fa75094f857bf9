import type { Sbom, SbomRelationship } from '../../model/sbom.ts';
import { list, record, strings, text, type Value, type ValueRecord } from '../../text/value.ts';
import { emptySbom } from '../empty-component.ts';
import { reversed, sbomTypes } from './names.data.ts';
import { readParty, readTool } from './party.ts';
import { optional, readFile, readPackage } from './read-element.ts';

/** Parts of a document that the model names; the rest of it travels in `foreign`. */
const named = new Set(['spdxVersion', 'SPDXID', 'name', 'documentNamespace', 'creationInfo', 'dataLicense', 'comment', 'packages', 'files', 'relationships', 'documentDescribes', 'hasExtractedLicensingInfos']);

/** SPDX 2.2 and 2.3 in the form of their JSON serialisation, whatever text it came from. */
export function readSpdx2(value: Value): Sbom {
  const document = record(value);
  const creation = record(document, 'creationInfo');
  const creators = strings(creation, 'creators');
  const packages = list(document, 'packages').map(readPackage);
  const files = list(document, 'files').map(readFile);
  const relationships = relationshipsOf(document);
  const root = text(document, 'SPDXID') ?? 'SPDXRef-DOCUMENT';
  const described = relationships.filter(({ type, from }) => type === 'describes' && from === root).map(({ to }) => to);
  const version = (text(document, 'spdxVersion') ?? '').replace(/^SPDX-/, '');
  return {
    ...emptySbom('spdx', version),
    ...optional('identifier', text(document, 'documentNamespace')),
    ...optional('name', text(document, 'name')),
    ...optional('timestamp', text(creation, 'created')),
    authors: creators.filter((creator) => !isTool(creator)).map(readParty).filter((party) => party !== undefined),
    tools: creators.filter(isTool).map((creator) => readTool(creator.slice(creator.indexOf(':') + 1).trim())),
    lifecycles: lifecyclesOf(text(creation, 'comment')),
    ...optional('dataLicense', text(document, 'dataLicense')),
    ...optional('comment', text(document, 'comment')),
    subjects: [...new Set([...strings(document, 'documentDescribes'), ...described])],
    components: [...packages, ...files].filter(({ ref }) => ref !== ''),
    relationships: relationships.filter(({ type, from }) => !(type === 'describes' && from === root)),
    licenseTexts: list(document, 'hasExtractedLicensingInfos').map((item) => ({
      id: text(item, 'licenseId') ?? '',
      ...optional('name', text(item, 'name')),
      text: text(item, 'extractedText') ?? '',
      urls: strings(item, 'seeAlsos'),
      ...optional('comment', text(item, 'comment')),
    })),
    foreign: { spdx: foreignOf(document, creation) },
  };
}

const isTool = (creator: string): boolean => /^tool\s*:/i.test(creator);

function foreignOf(document: ValueRecord, creation: ValueRecord): ValueRecord {
  const rest = Object.fromEntries(Object.entries(document).filter(([key]) => !named.has(key)));
  const { licenseListVersion, comment } = creation;
  return { ...rest, ...(licenseListVersion === undefined && comment === undefined ? {} : { creationInfo: { licenseListVersion, comment } }) };
}

function lifecyclesOf(comment: string | undefined): string[] {
  const stated = /SBOM Type:\s*([A-Za-z]+)/i.exec(comment ?? '')?.[1]?.toLowerCase();
  return [...sbomTypes].filter(([, word]) => word.toLowerCase() === stated).map(([phase]) => phase);
}

function relationshipsOf(document: ValueRecord): SbomRelationship[] {
  const found: SbomRelationship[] = [];
  const seen = new Set<string>();
  const add = (relationship: SbomRelationship) => {
    const key = `${relationship.from}\0${relationship.to}\0${relationship.type}\0${relationship.scope ?? ''}\0${relationship.comment ?? ''}`;
    if (!seen.has(key)) found.push(relationship);
    seen.add(key);
  };
  for (const item of list(document, 'relationships')) {
    const from = text(item, 'spdxElementId');
    const to = text(item, 'relatedSpdxElement');
    const type = text(item, 'relationshipType');
    if (from !== undefined && to !== undefined && type !== undefined) add(relationship(from, to, type.toUpperCase().replaceAll('-', '_'), text(item, 'comment')));
  }
  // 2.2 lists the files of a package in the package
  for (const item of list(document, 'packages')) {
    const from = text(item, 'SPDXID');
    for (const to of strings(item, 'hasFiles')) if (from !== undefined) add({ from, to, type: 'contains' });
  }
  return found;
}

function relationship(from: string, to: string, type: string, comment: string | undefined): SbomRelationship {
  const extra = comment === undefined ? {} : { comment };
  const turned = reversed.get(type);
  if (turned !== undefined) return { from: to, to: from, type: turned.type, ...(turned.scope === undefined ? {} : { scope: turned.scope }), ...extra };
  return { from, to, type: type.toLowerCase().replaceAll('_', '-'), ...extra };
}
