import type { Party, SbomComponent, SbomIdentifier, SbomProperty } from '../../model/sbom.ts';
import { list, text, type ValueRecord } from '../../text/value.ts';
import { isPurl } from '../../purl/is-purl.ts';
import { sameValue } from '../same-value.ts';
import { readParty, writeParty } from './party.ts';

/** What SPDX 2 has no field for and Muster writes into annotations of its own: `muster fact: <key>=<value>`. */
export interface AnnotatedFacts {
  type?: string;
  group?: string;
  name?: string;
  /** One that is no package URL, which has no place among the references. */
  purl?: string;
  scope?: NonNullable<SbomComponent['scope']>;
  publisher?: string;
  mediaType?: string;
  readonly supplierUrls: string[];
  readonly manufacturerUrls: string[];
  readonly authors: Party[];
  /** Of kinds that SPDX 2 has no reference for, or that are not of the form that it demands. */
  readonly identifiers: SbomIdentifier[];
  /** Where the files were not looked at there is no other place for them. */
  readonly detected: string[];
  readonly properties: { name: string; value: string }[];
  readonly occurrences: { location: string; line?: number }[];
}

/** Property of a document that has another licence than SPDX 2 lets it have. */
export const dataLicenseProperty = 'muster:data-license';

const mark = 'muster fact: ';
const ownName = 'Tool: muster';

export function annotatedFacts(spdx: ValueRecord): AnnotatedFacts {
  const facts: AnnotatedFacts = { supplierUrls: [], manufacturerUrls: [], authors: [], identifiers: [], detected: [], properties: [], occurrences: [] };
  for (const item of list(spdx, 'annotations')) {
    if (!isFactAnnotation(item)) continue;
    const comment = text(item, 'comment')!;
    const equals = comment.indexOf('=', mark.length);
    if (equals === -1) continue;
    take(facts, comment.slice(mark.length, equals), comment.slice(equals + 1));
  }
  return facts;
}

function take(facts: AnnotatedFacts, key: string, value: string): void {
  if (key === 'type' || key === 'group' || key === 'name' || key === 'purl' || key === 'publisher') facts[key] = value;
  else if (key === 'media-type') facts.mediaType = value;
  else if (key === 'supplier-url') facts.supplierUrls.push(value);
  else if (key === 'manufacturer-url') facts.manufacturerUrls.push(value);
  else if (key === 'detected-license') facts.detected.push(value);
  else if (key.startsWith('identifier ')) facts.identifiers.push({ kind: key.slice('identifier '.length), value });
  else if (key === 'scope') {
    if (value === 'required' || value === 'optional' || value === 'excluded') facts.scope = value;
  } else if (key === 'author') facts.authors.push(readParty(`Person: ${value}`)!);
  else if (key === 'seen') {
    const line = /:(\d{1,9})$/.exec(value);
    facts.occurrences.push(line === null ? { location: value } : { location: value.slice(0, line.index), line: Number(line[1]) });
  } else if (key.startsWith('property ')) facts.properties.push({ name: key.slice('property '.length), value });
}

export interface FactsOfElement {
  /** Whether the type follows from the kind of element or its purpose. */
  readonly isTyped: boolean;
  /** Detected licences that no field of the element can have. */
  readonly detected: readonly string[];
  /** ISO 8601; when the document was made. */
  readonly date: string;
}

/** Annotations for what `component` says and no field of a package or file can. */
export function annotationsFor(component: SbomComponent, { isTyped, detected, date }: FactsOfElement): object[] {
  const { type, group, purl, scope, publisher, mediaType, supplier, manufacturer, authors, identifiers, properties, occurrences } = component;
  const facts: [string, string][] = [];
  if (!isTyped) facts.push(['type', type]);
  if (group !== undefined) facts.push(['group', group]);
  if (purl !== undefined && !isPurl(purl)) facts.push(['purl', purl]);
  if (scope !== undefined) facts.push(['scope', scope]);
  if (publisher !== undefined) facts.push(['publisher', publisher]);
  if (mediaType !== undefined) facts.push(['media-type', mediaType]);
  for (const url of supplier?.urls ?? []) facts.push(['supplier-url', url]);
  for (const url of manufacturer?.urls ?? []) facts.push(['manufacturer-url', url]);
  for (const author of authors) facts.push(['author', writeParty({ ...author, kind: 'person' }).slice('Person: '.length)]);
  for (const identifier of identifiers) if (!isReference(identifier)) facts.push([`identifier ${identifier.kind}`, identifier.value]);
  for (const license of detected) facts.push(['detected-license', license]);
  for (const { location, line } of occurrences) facts.push(['seen', line === undefined ? location : `${location}:${line}`]);
  for (const { name, value } of properties) facts.push([`property ${name}`, value]);
  return factAnnotations(facts, date);
}

/** Those of a document: as they were read as long as they tell of the same properties, else the foreign ones of them and our own anew. */
export function documentAnnotations(kept: unknown, properties: readonly SbomProperty[], date: string): readonly unknown[] {
  const known = Array.isArray(kept) ? kept : [];
  if (sameValue(annotatedFacts({ annotations: known }).properties, properties)) return known;
  return [...known.filter((annotation) => !isFactAnnotation(annotation)), ...factAnnotations(properties.map(({ name, value }) => [`property ${name}`, value]), date)];
}

/** Whether SPDX 2 has a reference for it. */
export const isReference = ({ kind, value }: SbomIdentifier): boolean => (kind === 'purl' ? isPurl(value) : (kind === 'swhid' || kind === 'gitoid') && value !== '' && !/\s/.test(value));

function factAnnotations(facts: readonly (readonly [key: string, value: string])[], date: string): object[] {
  return facts.map(([key, value]) => ({ annotationType: 'OTHER', annotator: ownName, annotationDate: date, comment: `${mark}${key}=${value}` }));
}

/** Anyone may write the words; only our own are believed. */
export const isFactAnnotation = (value: unknown): boolean => (text(value, 'comment') ?? '').startsWith(mark) && text(value, 'annotator') === ownName;
