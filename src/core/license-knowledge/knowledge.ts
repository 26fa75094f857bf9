import type { LicenseTerm, SimpleLicense } from '../license/expression.ts';
import { compareLicenseVersions } from '../license/license-versions.ts';
import { normalizeTerm } from '../license/normalize-expression.ts';
import type { CounselRecords, PairDetermination } from './counsel.ts';
import { derivedRecords } from './own/derived.data.ts';
import { exceptionFacts, type ExceptionFacts } from './exception-facts.ts';
import type { LicenseFacts } from './license-facts.ts';
import { ownLicenses } from './own-licenses.ts';

/** Of our own records; goes up with every change of a fact. */
export const ownVersion = '2026.11';

/** What is known of one term of an expression. */
export interface TermFacts {
  /** As it is written canonically today: `GPL-2.0-or-later WITH Classpath-exception-2.0`. */
  readonly id: string;
  readonly license: LicenseFacts;
  /** This version or any later one may be chosen. */
  readonly orLater: boolean;
  readonly exception?: ExceptionFacts;
  /** An addition that we know nothing of: it permits nothing, and whether it forbids something is unknown. */
  readonly unknownException?: string;
}

export interface LicenseKnowledge {
  /** Where answers come from, as `muster 2026.11` or `muster 2026.11, counsel 3`. */
  readonly version: string;
  /** By id without exception, whatever its case; `undefined` when nothing is known. */
  license(id: string): LicenseFacts | undefined;
  term(term: LicenseTerm): TermFacts | undefined;
  /** Licences of the same family with a later version. */
  laterThan(facts: LicenseFacts): readonly LicenseFacts[];
  readonly determinations: readonly PairDetermination[];
  /** Every record, sorted by id. */
  all(): readonly LicenseFacts[];
}

const builtIn: ReadonlyMap<string, LicenseFacts> = new Map([...derivedRecords, ...ownLicenses].map((facts) => [facts.id.toLowerCase(), facts]));

/** Our own records with counsel's over them. */
export function licenseKnowledge(counsel?: CounselRecords): LicenseKnowledge {
  const records = counsel === undefined ? builtIn : new Map([...builtIn, ...counsel.licenses.map((facts) => [facts.id.toLowerCase(), facts] as const)]);
  const families = Map.groupBy(records.values(), ({ family }) => family);
  const exceptions = new Map(counsel?.exceptions.map((facts) => [facts.id.toLowerCase(), facts]));
  const license = (id: string): LicenseFacts | undefined => records.get(id.toLowerCase());
  const exception = (id: string): ExceptionFacts | undefined => exceptions.get(id.toLowerCase()) ?? exceptionFacts(id);
  return {
    version: counsel === undefined ? `muster ${ownVersion}` : `muster ${ownVersion}, ${counsel.version}`,
    license,
    term: (term) => termFacts(normalizeTerm(term), license, exception),
    laterThan: (facts) => (families.get(facts.family) ?? []).filter((other) => isLater(other, facts)),
    determinations: counsel?.determinations ?? [],
    all: () => [...records.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const isLater = (a: LicenseFacts, b: LicenseFacts): boolean =>
  a.version !== undefined && b.version !== undefined && a.id !== b.id && compareLicenseVersions(a.version, b.version) > 0;

type Find<T> = (id: string) => T | undefined;

function termFacts(term: LicenseTerm, find: Find<LicenseFacts>, findException: Find<ExceptionFacts>): TermFacts | undefined {
  const simple = term.kind === 'with' ? term.license : term;
  const facts = find(idOf(simple));
  if (facts === undefined) return undefined;
  const written = simple.kind === 'license' && simple.orLater ? `${facts.id}+` : facts.id;
  const orLater = facts.id.endsWith('-or-later') || written.endsWith('+');
  if (term.kind !== 'with') return { id: written, license: facts, orLater };
  const exception = findException(term.addition.id);
  const id = `${written} WITH ${exception?.id ?? term.addition.id}`;
  return { id, license: facts, orLater, ...(exception === undefined ? { unknownException: term.addition.id } : { exception }) };
}

const idOf = (license: SimpleLicense): string => license.id;
