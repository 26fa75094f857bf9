import { append } from '#core/inventory/multi-map.ts';
import { equivalentExpressions } from '#core/license/equivalent-expressions.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { DeclaredReading, FindingsOrigin, LicenseFinding } from '#core/model/license-facts.ts';
import type { PackageFindings } from '#core/model/package-findings.ts';
import { canonicalPurl, PurlError } from '#core/purl/purl.ts';
import { declaredLicense } from '../licenses/declared-license.ts';
import { noDocuments, type LicenseDocuments } from '../licenses/document-lists.ts';
import type { DeclaredReader } from '../licenses/read-declared.ts';
import { finderName } from '#core/report/finder-name.ts';
import type { VerifiedFindings } from './verified-findings.ts';

/** What a foreign tool read in the manifests of one package. */
export interface ForeignDeclaration {
  readonly origin: FindingsOrigin;
  readonly findings: PackageFindings;
  readonly manifest: string | undefined;
}

export interface ForeignDeclarations {
  /** By purl of a component or id of a project, in the order in which the documents count. */
  readonly byRef: ReadonlyMap<string, readonly ForeignDeclaration[]>;
  /** Purls that say something and that the target does not have, by the path of the document. */
  readonly unused: ReadonlyMap<string, readonly string[]>;
  /** What is to be understood of them by ourselves. */
  readonly statements: ReadonlySet<string>;
}

/** Packages of the documents and those of the inventory, joined by their purl; qualifiers count only where one purl alone would fit both. */
export function foreignDeclarations({ documents }: VerifiedFindings, { projects, components }: Inventory): ForeignDeclarations {
  const refs = new Map<string, string[]>();
  const add = (purl: string | undefined, ref: string): void => {
    for (const key of purl === undefined ? [] : new Set([purl, bare(purl)])) append(refs, key, ref);
  };
  if (documents.some(({ packages }) => packages.length > 0)) {
    for (const { id, purl } of projects) add(purl, id);
    for (const { purl } of components) add(purl, purl);
  }
  const byRef = new Map<string, ForeignDeclaration[]>();
  const unused = new Map<string, string[]>();
  const statements = new Set<string>();
  for (const { origin, packages } of documents) {
    for (const { findings, manifest } of packages) {
      if (findings.declaredExpression === undefined && findings.declaredStatement === undefined) continue;
      const purl = canonical(findings.purl);
      const found = refs.get(purl) ?? refs.get(bare(purl)) ?? [];
      if (found.length === 0) append(unused, origin.path, findings.purl);
      statements.add(valueOf(findings));
      for (const ref of new Set(found)) append(byRef, ref, { origin, findings, manifest });
    }
  }
  return { byRef, unused, statements };
}

function canonical(purl: string): string {
  try {
    return canonicalPurl(purl);
  } catch (error) {
    if (error instanceof PurlError) return purl;
    throw error;
  }
}

const bare = (purl: string): string => purl.split(/[?#]/, 1)[0]!;

const valueOf = ({ declaredExpression = '', declaredStatement = declaredExpression }: PackageFindings): string => declaredStatement.trim().slice(0, 1000);

/** What ScanCode calls a statement that it does not understand. */
const notUnderstood = /LicenseRef-scancode-(?:unknown|free-unknown)/i;

/** The statement as one that was declared, with its origin. */
export function declaredReading({ origin, findings, manifest }: ForeignDeclaration, reader: DeclaredReader, vocabulary: string): DeclaredReading {
  const { declaredExpression } = findings;
  const value = valueOf(findings);
  const base = { value, path: manifest ?? origin.path, origin };
  if (declaredExpression === undefined || notUnderstood.test(declaredExpression)) return { ...reader.read({ value, path: base.path }, vocabulary), ...base };
  const isSame = value === declaredExpression;
  return { ...base, expression: declaredExpression, certainty: isSame ? 'exact' : 'alias', notes: isSame ? [] : [`understood by ${finderName(origin)}`] };
}

export interface JoinedDeclarations {
  readonly readings: readonly DeclaredReading[];
  readonly findings: readonly LicenseFinding[];
}

/** What Muster reads in a manifest itself comes first; where that is nothing, or was not understood, the first document counts. Who reads something else is a finding. */
export function joinDeclarations(ref: string, vocabulary: string, own: readonly DeclaredReading[], foreign: readonly DeclaredReading[], documents: LicenseDocuments = noDocuments): JoinedDeclarations {
  const says = (reading: DeclaredReading): boolean => reading.certainty !== 'unknown' && reading.certainty !== 'file';
  const hasOwn = own.some(says);
  const first = foreign.find(says) ?? foreign[0];
  const counted = hasOwn || first === undefined ? own : [...own, ...foreign.filter(({ origin }) => origin!.path === first.origin!.path)];
  const total = declaredLicense(counted, vocabulary, documents)?.expression;
  const differing = foreign.filter((reading) => !counted.includes(reading) && reading.expression !== undefined && !isPart(reading.expression));
  function isPart(expression: string): boolean {
    const parsed = parseLicenseExpression(expression, { unknownIds: 'accept' });
    return parsed.ok && total !== undefined && equivalentExpressions(total, parsed.expression) === 'equivalent';
  }
  return {
    readings: counted,
    findings: differing.map((reading) => ({
      kind: 'findings-differ', ref,
      message: `${finderName(reading.origin!)} reads ${reading.expression!} in the package, which declares ${counted.map(({ value }) => value).join(', ')}`,
      remedy: 'What the package declares counts. Read the places, and state in .muster/curations.yaml what is right.',
      evidence: [...counted.map(({ path, line, value, origin }) => ({ path, ...(line !== undefined && { line }), says: value, ...(origin !== undefined && { by: finderName(origin) }) })), { path: reading.path, says: reading.expression!, by: finderName(reading.origin!) }],
    })),
  };
}
