import type { CurationUse } from '#core/curation/apply-curations.ts';
import type { Curation } from '#core/curation/curation.ts';
import { append } from '#core/inventory/multi-map.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { isSilent } from '#core/license/silent-package.ts';
import type { Purl } from '#core/purl/purl.ts';
import type { DeclaredLicense } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { DeclaredReading, LicenseBasis, LicenseCoverage, LicenseFacts, LicenseFile, LicenseFinding, LicenseMode, LicenseRefText, UnitLicenses } from '#core/model/license-facts.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { parentOf } from '#core/plugin/path.ts';
import type { VerifiedFindings } from '../findings/verified-findings.ts';
import { assignFiles, type AssignedFiles, type PackageFiles } from './assign-files.ts';
import { withoutDeclarations } from './declaring-files.ts';
import { declaredLicense } from './declared-license.ts';
import { licenseDocuments, notedLists } from './document-lists.ts';
import { defaultPrecedence } from './effective-license.ts';
import { withNamedFiles, type NamedFiles } from './named-files.ts';
import { HomeRules, packageHomes, subjectRef, type PackageHomes } from './package-homes.ts';
import { packageLicenses, type PackageLicenses } from './package-licenses.ts';
import { textsOfParts, withReuseLayout } from './reuse-layout.ts';
import { declaredReader, type DeclaredReader } from './read-declared.ts';

/** What was read of the files of one target. */
export interface LicenseFiles {
  readonly mode: LicenseMode;
  /** Sorted by path. */
  readonly files: readonly LicenseFile[];
  /** How many were read, those included that say nothing. */
  readonly count: number;
  /** How many of them an earlier scan had read. */
  readonly cached: number;
  /** The archive whose root is the root of the target. */
  readonly wholeArchive?: string;
  /** Refs by archive that was fetched for them (`https://…/a.tgz!`). */
  readonly fetched?: PackageHomes;
  /** Files that authors name as the place of the licence, whether or not they are there; absent where none does. */
  readonly named?: NamedFiles;
  /** What foreign tools found. */
  readonly foreign?: VerifiedFindings | undefined;
}

export interface FactSources {
  readonly inventory: Inventory;
  readonly files: LicenseFiles;
  readonly ecosystems: readonly Ecosystem[];
  readonly precedence?: readonly LicenseBasis[] | undefined;
  /** Reviewed corrections, in the order in which they are written. */
  readonly curations?: readonly Curation[] | undefined;
}

/** The licences of an inventory. Only packages with files are kept; what was merely declared is worked out when asked for. */
export async function licenseFacts({ inventory, files, ecosystems, precedence = defaultPrecedence, curations = [] }: FactSources): Promise<LicenseFacts> {
  const installDirectories = new Set(ecosystems.flatMap((ecosystem) => ecosystem.installDirectories ?? []));
  const foreign = files.foreign === undefined ? undefined : await import('../findings/foreign-facts.ts');
  const all = withoutDeclarations(withReuseLayout(foreign === undefined ? files.files : foreign.withForeignReadings(files.files, files.foreign!)), inventory, foreign?.foreignManifests(files.foreign!));
  const declarations = foreign?.foreignDeclarations(files.foreign!, inventory);
  const named = files.named ?? new Map<string, string[]>();
  const rules = new HomeRules(ecosystems, files.wholeArchive);
  const homes = all.length === 0 ? new Map<string, string[]>() : new Map([...packageHomes(inventory, rules, directoriesAround(all)), ...(files.fetched ?? [])]);
  const assigned: AssignedFiles = all.length === 0 ? { byRef: new Map(), unassigned: 0 } : withNamedFiles(assignFiles(all, homes, installDirectories), named, all);
  const projectAt = new Map(inventory.projects.map(({ id, path }) => [id, path]));
  const documents = licenseDocuments(inventory);
  const kept = new Map<string, UnitLicenses>();
  const projects = new Map<string, Declarations>();
  const curating = curations.length === 0 ? undefined : await import('./curated-evidence.ts');
  const index = curating?.indexOf(curations);
  const uses = new Map<string, readonly CurationUse[]>();
  const isCurated = (ref: string): boolean => index !== undefined && ref.startsWith('pkg:') && index.for(ref as Purl).length > 0;
  let homesByRef: Map<string, string[]> | undefined;
  const homesOf = (ref: string): readonly string[] => {
    if (homesByRef === undefined) {
      homesByRef = new Map();
      for (const [directory, refs] of homes) for (const one of new Set(refs)) append(homesByRef, one, directory);
    }
    return homesByRef.get(ref) ?? [];
  };
  const licensesOf = (ref: string, { statements, vocabulary }: Declarations): PackageLicenses => {
    const { readings, findings: differing } = joined(ref, notedLists(statements.map((statement) => reader.read(statement, vocabulary)), documents), vocabulary);
    const found = assigned.byRef.get(ref);
    const curated = isCurated(ref) ? curating!.curatedEvidence({ purl: ref as Purl, readings, files: found, homes: homesOf(ref), vocabulary, documents }, index!) : { readings, files: found, concluded: undefined };
    if ('uses' in curated) uses.set(ref, curated.uses);
    const of = (own: PackageFiles | undefined): PackageLicenses => packageLicenses({ ref, vocabulary, documents, readings: curated.readings, files: own, concluded: curated.concluded, precedence, ...(named.has(ref) && { named: named.get(ref)! }) });
    const own = of(curated.files);
    const directory = readings.length === 0 && own.unit.detectedLicense === undefined ? projectAt.get(ref) : undefined;
    const around = directory === undefined ? undefined : licensesAround(directory, homes, assigned, (other) => declaredAt(other));
    const licenses = around === undefined ? own : of({ main: [...(assigned.byRef.get(ref)?.main ?? []), ...around], parts: assigned.byRef.get(ref)?.parts ?? new Map() });
    return differing.length === 0 || curated.concluded !== undefined ? licenses : { ...licenses, findings: [...licenses.findings, ...differing] };
  };
  const declaredAt = (ref: string): LicenseExpression | undefined => {
    const { statements, vocabulary } = projects.get(ref) ?? none;
    return declaredLicense(statements.map((statement) => reader.read(statement, vocabulary)), vocabulary, documents)?.expression;
  };
  const joined = (ref: string, own: readonly DeclaredReading[], vocabulary: string) => {
    const found = declarations?.byRef.get(ref);
    return found === undefined ? { readings: own, findings: [] } : foreign!.joinDeclarations(ref, vocabulary, own, found.map((one) => foreign!.declaredReading(one, reader, vocabulary)), documents);
  };
  const values = new Set<string>();
  for (const units of [inventory.projects, inventory.components]) for (const { declaredLicenses } of units) for (const { value } of declaredLicenses) values.add(value);
  for (const value of declarations?.statements ?? []) values.add(value);
  const reader = await declaredReader(values);
  const findings: LicenseFinding[] = [];
  const look = (ref: string, declared: Declarations): void => {
    const isKept = assigned.byRef.has(ref) || isCurated(ref) || declarations?.byRef.has(ref) === true;
    // most packages of a lockfile only declare, and are understood: nothing to find there
    if (!isKept && !named.has(ref) && isUnderstood(declared, reader)) return;
    const { unit, findings: found } = licensesOf(ref, declared);
    findings.push(...found);
    if (isKept) kept.set(ref, unit);
  };
  if (assigned.byRef.has(subjectRef)) look(subjectRef, none);
  for (const { id, ecosystem, declaredLicenses } of inventory.projects) projects.set(id, { statements: declaredLicenses, vocabulary: ecosystem });
  for (const [id, declared] of projects) look(id, declared);
  for (const { purl, declaredLicenses } of inventory.components) look(purl, ofComponent(purl, declaredLicenses));
  if (curating !== undefined) findings.push(...curating.curationFindings(curations, [...uses.values()].flat()));
  if (foreign !== undefined) findings.push(...foreign.unusedFindings(files.foreign!, declarations!));
  let places: Map<string, number> | undefined;
  const statementsOf = (ref: string): readonly DeclaredLicense[] => {
    if (!ref.startsWith('pkg:')) return [];
    places ??= new Map(inventory.components.map(({ purl }, at) => [purl as string, at]));
    const at = places.get(ref);
    return at === undefined ? [] : inventory.components[at]!.declaredLicenses;
  };
  const coverage: LicenseCoverage = { mode: files.mode, files: files.count, cached: files.cached, unassigned: assigned.unassigned, ...(foreign !== undefined && { findings: foreign.findingsCoverage(files.foreign!, declarations!) }) };
  const texts = licenseRefTexts(all);
  const silent = files.mode === 'none' ? new Set<string>() : silentAmong(inventory, rules, (ref, declared) => kept.get(ref) ?? licensesOf(ref, declared).unit);
  return { coverage, findings: findings.sort(byRef), ...(texts.length > 0 && { texts }), of: (ref, declared = statementsOf(ref)) => {
    const unit = kept.get(ref) ?? licensesOf(ref, projects.get(ref) ?? ofComponent(ref, declared)).unit;
    return silent.has(ref) ? { ...unit, effective: { ...unit.effective, silent: true } } : unit;
  } };
}

/** Packages that are here in full, in which neither their author nor a file names a licence. */
function silentAmong({ components, issues }: Inventory, rules: HomeRules, unitOf: (ref: string, declared: Declarations) => UnitLicenses): ReadonlySet<string> {
  const silent = new Set<string>();
  // what could not be read in a package might have named one
  const unread = directoriesAround(issues);
  for (const component of components) {
    if (component.declaredLicenses.length > 0 || component.origin !== 'registry' || !rules.isHere(component)) continue;
    if (!rules.ofComponent(component).some((home) => unread.has(home)) && isSilent(unitOf(component.purl, ofComponent(component.purl, [])))) silent.add(component.purl);
  }
  return silent;
}

/** Those that may be the home of what stands there. */
function directoriesAround(files: readonly { readonly path: string }[]): ReadonlySet<string> {
  const directories = new Set<string>();
  for (const { path } of files) for (let directory = parentOf(path); directory !== undefined && !directories.has(directory); directory = parentOf(directory)) directories.add(directory);
  return directories;
}

/** A project that says nothing itself is under the licence of the directory around it: one file in the root serves a repository. */
function licensesAround(directory: string, homes: PackageHomes, { byRef: files }: AssignedFiles, declaredAt: (ref: string) => LicenseExpression | undefined): LicenseFile[] | undefined {
  for (let above = parentOf(directory); above !== undefined; above = parentOf(above)) {
    const found = (homes.get(above) ?? []).flatMap((ref) => {
      const main = files.get(ref)?.main ?? [];
      const ofParts = textsOfParts(main, declaredAt(ref));
      return main.filter((file) => file.role === 'license' && !ofParts.includes(file));
    });
    if (found.length > 0) return [...new Set(found)];
  }
  return undefined;
}

export { subjectRef };

/** Each file may mean something else by a name: all of its texts are told, so that none stands for the other. */
function licenseRefTexts(files: readonly LicenseFile[]): LicenseRefText[] {
  const found = new Map<string, string[]>();
  for (const { reading } of files) {
    for (const { id, text } of reading.texts ?? []) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [text]);
      else if (!known.includes(text)) known.push(text);
    }
  }
  return [...found].sort(([a], [b]) => compare(a, b)).map(([id, texts]) => ({ id, text: texts.join(`\n\n${'-'.repeat(20)}\n\n`) }));
}

interface Declarations {
  readonly statements: readonly DeclaredLicense[];
  readonly vocabulary: string;
}

const ofComponent = (purl: string, statements: readonly DeclaredLicense[]): Declarations => ({ statements, vocabulary: purl.slice(4, purl.indexOf('/')) });

const isUnderstood = ({ statements, vocabulary }: Declarations, reader: DeclaredReader): boolean => statements.every((statement) => reader.read(statement, vocabulary).certainty !== 'unknown');

const none: Declarations = { statements: [], vocabulary: 'generic' };

const byRef = (a: LicenseFinding, b: LicenseFinding): number => compare(a.ref ?? '', b.ref ?? '') || compare(a.kind, b.kind) || compare(a.message, b.message);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
