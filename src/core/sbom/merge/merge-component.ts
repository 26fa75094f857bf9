import type { Hash } from '../../model/component.ts';
import type { Party, SbomComponent, SbomLicense, SbomProperty, SbomReference } from '../../model/sbom.ts';
import { scopeRank, scopes, type Scope } from '../../model/scope.ts';
import { isLicenseChoice, withoutLicenseChoice } from '../license-choice.ts';
import { licenseWords } from '../license-statement.ts';
import { sameValue } from '../same-value.ts';
import { isDevelopmentProperty, isForDevelopment } from '../stated-use.ts';
import { identityOf } from './identity.ts';
import { mergedForeign } from './merge-foreign.ts';
import { mergedLicenses } from './merge-licenses.ts';

/** Members of which a component has one; the first document that says something is believed. */
const singles = ['group', 'version', 'description', 'publisher', 'copyright', 'filename', 'mediaType', 'swid', 'comment', 'licenseComment', 'supplier', 'manufacturer'] as const;

/** The strongest wins: what one tool sees in use is in use. */
const scopeOrder = ['required', 'optional', 'excluded'] as const;

/** What two documents say of one component, united; `conflict` is told in words what they do not agree on. */
export function mergedComponent(a: SbomComponent, b: SbomComponent, conflict: (message: string) => void): SbomComponent {
  const merged: Record<string, unknown> = { ...b, ...a };
  const differing = singles.filter((key) => a[key] !== undefined && b[key] !== undefined && a[key] !== '' && b[key] !== '' && !sameValue(a[key], b[key]) && !(key === 'version' && isOneVersion(a, b)));
  const { foreign, differing: differingWords } = mergedForeign(a.foreign, b.foreign);
  if (differing.length + differingWords.length > 0) conflict(`different ${[...differing, ...differingWords].join(', ')}; what the first document says is kept`);
  for (const key of singles) if ((a[key] === undefined || a[key] === '') && b[key] !== undefined) merged[key] = b[key];
  if (b.purl !== undefined && (a.purl === undefined || (!hasVersion(a.purl) && hasVersion(b.purl)))) merged['purl'] = b.purl;
  const vocabulary = typeOf(a.purl ?? b.purl);
  const hashes = united(a.hashes, b.hashes, ({ algorithm, value }) => `${algorithm} ${value}`);
  const contradicting = contradictions(a.hashes, b.hashes);
  if (contradicting.length > 0) conflict(`different ${contradicting.join(' and ')} hashes; both are kept`);
  const { licenses: declaredLicenses, differ } = mergedLicenses(a.declaredLicenses, b.declaredLicenses, vocabulary);
  if (differ) {
    conflict(`declared as ${shown(a.declaredLicenses)} and as ${shown(b.declaredLicenses)}; all are kept`);
  }
  const concluded = mergedLicenses(a.concludedLicenses, b.concludedLicenses, vocabulary);
  if (concluded.differ) conflict(`concluded as ${shown(a.concludedLicenses)} and as ${shown(b.concludedLicenses)}; all are kept`);
  const scope = scopeOrder.find((candidate) => candidate === a.scope || candidate === b.scope);
  return {
    ...(merged as unknown as SbomComponent),
    ...(scope !== undefined && { scope }),
    cpes: united(a.cpes, b.cpes, String),
    identifiers: identifiers(a, b),
    authors: united(a.authors, b.authors, ({ name, email }: Party) => JSON.stringify([name, email])),
    hashes,
    declaredLicenses,
    concludedLicenses: concluded.licenses,
    detectedLicenses: mergedLicenses(a.detectedLicenses, b.detectedLicenses, vocabulary).licenses,
    references: references(a.references, b.references),
    properties: isLicenseChoice(a) === isLicenseChoice(b) || !differ ? properties(usedProperties(a, b), usedProperties(b, a)) : withoutLicenseChoice(properties(usedProperties(a, b), usedProperties(b, a))),
    occurrences: united(a.occurrences, b.occurrences, ({ location, line }) => JSON.stringify([location, line])),
    foreign,
  };
}

/** A purl with version names more than one without. */
const hasVersion = (purl: string): boolean => purl.split(/[?#]/, 1)[0]!.lastIndexOf('@') > purl.lastIndexOf('/');

const typeOf = (purl: string | undefined): string | undefined => (purl?.startsWith('pkg:') === true ? purl.slice(4, Math.max(4, purl.indexOf('/'))).toLowerCase() : undefined);

/** Spelled differently: with or without epoch or `v`. */
const isOneVersion = (a: SbomComponent, b: SbomComponent): boolean => {
  const core = identityOf(a).core;
  return core !== undefined && core === identityOf(b).core;
};

function united<T>(a: readonly T[], b: readonly T[], key: (item: T) => string): readonly T[] {
  if (b.length === 0) return a;
  const known = new Map(a.map((item) => [key(item), item]));
  for (const item of b) if (!known.has(key(item))) known.set(key(item), item);
  return [...known.values()];
}

/** Another spelling of the purl stays as one more identifier. */
function identifiers(a: SbomComponent, b: SbomComponent): SbomComponent['identifiers'] {
  const other = b.purl !== undefined && a.purl !== undefined && b.purl !== a.purl ? [{ kind: 'purl', value: b.purl }] : [];
  return united(a.identifiers, [...b.identifiers, ...other], ({ kind, value }) => `${kind} ${value}`);
}

const shown = (list: readonly SbomLicense[]): string => list.map((license) => JSON.stringify(licenseWords(license))).join(', ');

function references(a: readonly SbomReference[], b: readonly SbomReference[]): readonly SbomReference[] {
  const key = ({ type, url }: SbomReference) => `${type} ${url}`;
  const more = new Map(b.map((reference) => [key(reference), reference]));
  return united(a, b, key).map((reference) => {
    const other = more.get(key(reference));
    return other === undefined || other === reference ? reference : { ...other, ...reference, hashes: united(reference.hashes, other.hashes, ({ algorithm, value }) => `${algorithm} ${value}`) };
  });
}

/** Algorithms of which both know a value and none is the same. */
function contradictions(a: readonly Hash[], b: readonly Hash[]): string[] {
  const algorithms = new Set(a.map(({ algorithm }) => algorithm).filter((algorithm) => b.some((hash) => hash.algorithm === algorithm)));
  const values = (hashes: readonly Hash[], wanted: string) => hashes.filter(({ algorithm }) => algorithm === wanted).map(({ value }) => value);
  return [...algorithms].filter((algorithm) => !values(a, algorithm).some((value) => values(b, algorithm).includes(value)));
}

/** What another tool sees in use is not there for development alone. */
const usedProperties = (component: SbomComponent, other: SbomComponent): readonly SbomProperty[] =>
  other.scope === undefined || other.scope === 'excluded' || isForDevelopment(other) ? component.properties : component.properties.filter((property) => !isDevelopmentProperty(property));

/** Of our own scope only the strongest stays. */
function properties(a: readonly SbomProperty[], b: readonly SbomProperty[]): readonly SbomProperty[] {
  const all = united(a, b, ({ name, value }) => JSON.stringify([name, value]));
  const stated = all.filter(({ name }) => name === 'muster:scope').map(({ value }) => value).filter((value): value is Scope => (scopes as readonly string[]).includes(value));
  if (stated.length < 2) return all;
  const strongest = stated.toSorted((x, y) => scopeRank[x] - scopeRank[y])[0]!;
  const isKept = ({ name, value }: SbomProperty) => (name !== 'muster:scope' || value === strongest) && (name !== 'muster:development' || strongest === 'development');
  return all.filter(isKept);
}
