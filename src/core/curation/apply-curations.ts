import { expressionKey } from '../license/combine-expressions.ts';
import type { LicenseExpression } from '../license/expression.ts';
import { IgnoreRules } from '../ignore/ignore-rules.ts';
import { joinDeclaredLicenses, readDeclaredLicense } from '../license/declared/read-declared-license.ts';
import { parsePurl, makePurl, type Purl } from '../purl/purl.ts';
import { versContains } from '../versions/vers.ts';
import type { Curation, FindingCorrection, PathExclusion } from './curation.ts';

/** A licence that was found in a file of a component. */
export interface FileFinding {
  /** Relative to the root of the component. */
  readonly path: string;
  readonly expression: LicenseExpression;
  readonly firstLine?: number;
}

/** What is known of a component before somebody corrects it. */
export interface LicenseClaims {
  readonly purl: Purl;
  /** Word for word. */
  readonly statements: readonly string[];
  /** What they were read as; `undefined` where they were not understood, or none. */
  readonly declared?: LicenseExpression;
  readonly findings: readonly FileFinding[];
}

export interface CuratedClaims {
  readonly purl: Purl;
  readonly declared?: LicenseExpression;
  /** Which curation says so; absent: nobody corrected it. */
  readonly declaredBy?: Curation;
  readonly concluded?: LicenseExpression;
  readonly concludedBy?: Curation;
  /** Those that are left, with the corrected licence. */
  readonly findings: readonly CuratedFinding[];
  /** Left out, with the exclusion or correction that says so. */
  readonly dropped: readonly { readonly finding: FileFinding; readonly by: Curation; readonly because: PathExclusion | FindingCorrection }[];
  /** The spellings of the declaration that somebody has decided. */
  readonly mappings: ReadonlyMap<string, LicenseExpression | 'none'>;
  /** What became of each curation that is for this component. */
  readonly uses: readonly CurationUse[];
}

export interface CuratedFinding extends FileFinding {
  readonly correctedBy?: Curation;
}

export interface CurationUse {
  readonly curation: Curation;
  readonly purl: Purl;
  /** It changed something. */
  readonly changed: boolean;
  /** The component says itself what the curation wants it to say. */
  readonly needless: boolean;
  /** Why it was not applied, or not wholly. */
  readonly contradictions: readonly string[];
}

/** Curations by package, so that looking them up does not grow with their number. */
export class CurationIndex {
  readonly #byPackage: ReadonlyMap<string, readonly Curation[]>;
  readonly all: readonly Curation[];

  constructor(curations: readonly Curation[]) {
    this.all = curations;
    this.#byPackage = Map.groupBy(curations, ({ purl }) => packageOf(purl).name);
  }

  /** Those for this version, the most precise ones first; of equals, the one that is written last. */
  for(purl: Purl): Curation[] {
    const { name, version } = packageOf(purl);
    return (this.#byPackage.get(name) ?? [])
      .map((curation, index) => ({ curation, index, precision: precision(curation, version) }))
      .filter((each) => each.precision > 0)
      .sort((a, b) => b.precision - a.precision || b.index - a.index)
      .map(({ curation }) => curation);
  }
}

function packageOf(purl: Purl): { readonly name: string; readonly version: string | undefined } {
  const { type, namespace, name, version } = parsePurl(purl, 'tolerant');
  return { name: makePurl({ type, namespace, name }, 'tolerant'), version };
}

/** 3 for exactly this version, 2 for a range that holds it, 1 for all versions, 0 when it is for others. */
function precision({ purl, versions }: Curation, version: string | undefined): number {
  const own = packageOf(purl).version;
  if (own !== undefined) return own === version ? 3 : 0;
  if (versions === undefined) return 1;
  return version !== undefined && versContains(versions, version) ? 2 : 0;
}

/** Corrects what is claimed of one component. Each question is answered by the most precise curation that says something to it. */
export function applyCurations(claims: LicenseClaims, index: CurationIndex): CuratedClaims {
  const matching = index.for(claims.purl);
  const uses = new Map(matching.map((curation) => [curation, { changed: false, needless: false, contradictions: [] as string[] }]));
  const valid = matching.filter((curation) => {
    if (curation.was === undefined || claims.statements.includes(curation.was)) return true;
    const now = claims.statements.length === 0 ? 'nothing' : claims.statements.map((statement) => JSON.stringify(statement)).join(', ');
    uses.get(curation)!.contradictions.push(`it corrects ${JSON.stringify(curation.was)}, but ${claims.purl} declares ${now}`);
    return false;
  });
  const declaredBy = decided(valid, 'declared', uses);
  const concludedBy = decided(valid, 'concluded', uses);
  if (declaredBy?.declared !== undefined) {
    const isSame = claims.declared !== undefined && expressionKey(claims.declared) === expressionKey(declaredBy.declared);
    uses.get(declaredBy)![isSame ? 'needless' : 'changed'] = true;
  }
  if (concludedBy !== undefined) uses.get(concludedBy)!.changed = true;
  const { mappings, by: mappedBy } = mappingsOf(valid, claims.statements, uses);
  const { findings, dropped } = correctFindings(claims.findings, valid, uses);
  const mapped = mappedBy !== undefined && declaredBy === undefined ? readAgain(claims, mappings) : undefined;
  const declared = declaredBy?.declared ?? (mapped === undefined ? claims.declared : mapped.declared);
  return {
    purl: claims.purl, findings, dropped, mappings,
    ...(declared !== undefined && { declared }), ...(declaredBy !== undefined ? { declaredBy } : mapped !== undefined ? { declaredBy: mappedBy! } : {}),
    ...(concludedBy?.concluded !== undefined && { concluded: concludedBy.concluded, concludedBy }),
    uses: matching.map((curation) => ({ curation, purl: claims.purl, ...uses.get(curation)! })),
  };
}

type Uses = ReadonlyMap<Curation, { changed: boolean; needless: boolean; contradictions: string[] }>;

/** The decided spellings that occur, and the most precise curation that has one. */
function mappingsOf(valid: readonly Curation[], statements: readonly string[], uses: Uses): { readonly mappings: Map<string, LicenseExpression | 'none'>; readonly by: Curation | undefined } {
  const mappings = new Map<string, LicenseExpression | 'none'>();
  let by: Curation | undefined;
  for (const curation of valid) {
    for (const [spelling, meaning] of curation.mappings) {
      if (mappings.has(spelling) || !statements.some((statement) => occursIn(statement, spelling))) continue;
      mappings.set(spelling, meaning);
      uses.get(curation)!.changed = true;
      by ??= curation;
    }
  }
  return { mappings, by };
}

/** As a whole word: "BSD" does not occur in "BSD-3-Clause". */
function occursIn(statement: string, spelling: string): boolean {
  for (let at = statement.indexOf(spelling); at !== -1 && spelling !== ''; at = statement.indexOf(spelling, at + 1)) {
    const [before, after] = [statement[at - 1] ?? ' ', statement[at + spelling.length] ?? ' '];
    if (!/[\w.+-]/.test(before) && !/[\w+-]/.test(after)) return true;
  }
  return false;
}

function readAgain({ purl, statements }: LicenseClaims, mappings: ReadonlyMap<string, LicenseExpression | 'none'>): { readonly declared: LicenseExpression | undefined } {
  const { type } = parsePurl(purl, 'tolerant');
  const read = joinDeclaredLicenses(statements.map((statement) => readDeclaredLicense(statement, type, mappings)), type);
  return { declared: read.kind === 'expression' ? read.expression : undefined };
}

function decided(valid: readonly Curation[], key: 'declared' | 'concluded', uses: Uses): Curation | undefined {
  const [first, ...others] = valid.filter((curation) => curation[key] !== undefined);
  for (const other of others) {
    const isEqual = expressionKey(first![key]!) === expressionKey(other[key]!);
    const isAsPrecise = first!.purl === other.purl && (first!.versions === undefined) === (other.versions === undefined);
    if (!isEqual && isAsPrecise) uses.get(other)!.contradictions.push(`another curation for the same versions says otherwise (${place(first!)}), and is written later`);
    // what a more precise curation decides, a general one did not have to; it may still be for other versions
    uses.get(other)!.changed ||= !isAsPrecise;
  }
  return first;
}

const place = ({ source: { path, line } }: Curation): string => (line === undefined ? path : `${path}:${line}`);

function correctFindings(findings: readonly FileFinding[], valid: readonly Curation[], uses: Uses): Pick<CuratedClaims, 'findings' | 'dropped'> {
  const rules = valid.flatMap((curation) => [
    ...curation.exclude.map((because) => ({ curation, because, rule: new IgnoreRules([because.path]) })),
    ...curation.findings.map((because) => ({ curation, because, rule: new IgnoreRules([because.path]) })),
  ]);
  const kept: CuratedFinding[] = [];
  const dropped: CuratedClaims['dropped'][number][] = [];
  const fitting = new Set<object>();
  for (const finding of findings) {
    const hit = rules.find(({ because, rule }) => rule.covers(finding.path) && (!('concluded' in because) || isMeant(because, finding)));
    if (hit === undefined) {
      kept.push(finding);
      continue;
    }
    const { curation, because } = hit;
    fitting.add(because);
    uses.get(curation)!.changed = true;
    if (!('concluded' in because) || because.concluded === 'none') dropped.push({ finding, by: curation, because });
    else kept.push({ ...finding, expression: because.concluded, correctedBy: curation });
  }
  for (const { curation, because } of rules) {
    // without findings nobody looked into the files
    if (findings.length === 0 || fitting.has(because)) continue;
    uses.get(curation)!.contradictions.push(`${'concluded' in because ? 'nothing was found' : 'no licence was found'} where ${JSON.stringify(because.path)} points`);
  }
  return { findings: kept, dropped };
}

const isMeant = ({ detected, startLines }: FindingCorrection, { expression, firstLine }: FileFinding): boolean =>
  (detected === undefined || expressionKey(detected) === expressionKey(expression)) && (startLines === undefined || (firstLine !== undefined && startLines.includes(firstLine)));
