import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Curation } from '#core/curation/curation.ts';
import { assemble } from '#core/inventory/assemble.ts';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { LicenseFacts, LicenseMode } from '#core/model/license-facts.ts';
import { declaredUsage, type Configuration } from '#core/configuration/configuration.ts';
import type { DocumentText } from '#core/sbom/document-texts.ts';
import type { OnlineContext } from '#features/online/registry-access.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { scanArchive } from '../archive/scan-archive.ts';
import type { OnlineSession } from '../http/online-session.ts';
import type { LicenseOptions, ScannedLicenses } from '../licenses/scan-licenses.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { withIssues, type ReadTree } from '../tree/read-tree.ts';
import { readDirectory } from '../tree/scan-directory.ts';
import type { ExtractionPool } from '../workers/extraction-pool.ts';
import { readConfiguration } from './read-configuration.ts';
import type { NamedCurations } from './read-curations.ts';
import { checkOut, isGitUrl, nameOfUrl, shownTarget, type Checkout } from './git-checkout.ts';
import { gitRevision } from './git-revision.ts';
import { isInventoryFile, readInventoryFile } from './inventory-file.ts';
import { repositoryOf } from './local-repository.ts';
import { sniff } from './sniff.ts';
import { TargetError, UnreadTargetError } from './target-error.ts';

export interface ScanTargetOptions {
  readonly exclude: readonly string[];
  readonly name: string | undefined;
  readonly config: string | undefined;
  /** Absent: no network at all. */
  readonly online: OnlineSession | undefined;
  /** Absent: licences are not looked for in files. `mode` is what the user says; without it the configuration, or else `files`. */
  readonly licenses?: LicenseWishes | undefined;
  /** Threads to share the work with; without it all is done on this one. */
  readonly pool?: ExtractionPool | undefined;
  /** Repositories that were fetched before, by the target that names them; whoever fetched them removes them. */
  readonly checkouts?: ReadonlyMap<string, Checkout> | undefined;
  /** Those that could not be fetched. */
  readonly unfetched?: ReadonlyMap<string, UnreadTargetError> | undefined;
  readonly onProgress: (message: string) => void;
}

export interface LicenseWishes {
  readonly mode: LicenseMode | undefined;
  readonly cache: boolean;
  /** Those that the user names. */
  readonly curations: NamedCurations;
  /** Documents of what foreign tools found. */
  readonly findings: readonly string[];
  /** Keep the content of files that are fetched from registries. */
  readonly keepTexts?: boolean | undefined;
}

export interface Scanned {
  readonly inventory: Inventory;
  /** Absent where licences were not looked for. */
  readonly licenses?: LicenseFacts;
  /** Content of licence files that are in archives of registries or stand in a document, by their paths. */
  readonly fetched?: ReadonlyMap<string, Uint8Array>;
}

/** What the user named: the inventories of a result of `muster scan --format json`, or a scan of whatever it is. Throws `TargetError`. */
export async function readTarget(target: string, options: ScanTargetOptions): Promise<Scanned[]> {
  const path = resolve(target);
  if (target.trim() === '' || isGitUrl(target) || !isInventoryFile(path)) return [await scanTarget(target, options)];
  const read = await readInventoryFile(path, target);
  const named = read.map((inventory) => (options.name === undefined || read.length > 1 ? inventory : { ...inventory, subject: { ...inventory.subject, name: options.name } }));
  const online = onlineContext(target, options);
  return Promise.all(named.map(async (inventory) => completed(await withNamedCurations(withoutFiles(inventory, await licenseOptions(options)), options, online), online, options.licenses)));
}

/** Scans what the user named, whatever it is. Throws `TargetError` when it is not there or cannot be fetched. */
export async function scanTarget(target: string, options: ScanTargetOptions): Promise<Scanned> {
  const online = onlineContext(target, options);
  return completed(await scanKnown(target, options, online), online, options.licenses);
}

const onlineContext = (target: string, { online, onProgress }: ScanTargetOptions): OnlineContext | undefined => online?.context((message) => onProgress(`${shownTarget(target)}: ${message}`));

/** With what registries know about its components, when they may be asked, and with what follows for licences. `cache`: keep and use what earlier scans read. */
export async function completed(scanned: ScannedRoot, online: OnlineContext | undefined, { cache = true, keepTexts = false }: Partial<LicenseWishes> = {}): Promise<Scanned> {
  const filled = online === undefined ? scanned.inventory : await (await import('#features/online/fill-facts.ts')).fillFacts(scanned.inventory, online);
  if (scanned.licenseFiles === undefined) return { inventory: filled };
  const { foreign } = scanned.licenseFiles;
  const foreignIssues = foreign === undefined ? [] : (await import('#features/findings/verified-findings.ts')).findingsIssues(foreign);
  const { files, issues, fetched }: ScannedLicenses = online === undefined ? { files: scanned.licenseFiles, issues: [] } : await (await import('../licenses/fetch-licenses.ts')).fetchLicenses({ inventory: filled, files: scanned.licenseFiles, ecosystems, online, cache, keepTexts });
  const inventory = withIssues(filled, [...foreignIssues, ...issues]);
  const { licenseFacts } = await import('#features/licenses/license-facts.ts');
  return { inventory, licenses: await licenseFacts({ inventory, files, ecosystems, precedence: scanned.configuration?.licenses?.precedence, curations: scanned.curations }), ...((scanned.texts !== undefined || fetched !== undefined) && { fetched: new Map([...(scanned.texts ?? []), ...(fetched ?? [])]) }) };
}

/** What was read of a target before facts follow from it. */
export interface ScannedRoot extends ReadTree {
  readonly configuration?: Configuration;
  readonly curations?: readonly Curation[];
  /** Content of licence files that are no files on the disk, by their paths. */
  readonly texts?: ReadonlyMap<string, Uint8Array>;
}

async function scanKnown(target: string, options: ScanTargetOptions, online: OnlineContext | undefined): Promise<ScannedRoot> {
  if (target.trim() === '') throw new TargetError('The target is empty.', 'Name a directory, an archive, an SBOM or the URL of a git repository; an unset variable of the shell may be the reason.');
  const refused = options.unfetched?.get(target);
  if (refused !== undefined) throw refused;
  const fetched = options.checkouts?.get(target);
  if (fetched !== undefined) return scanCheckout(fetched, target, options, online);
  const repository = repositoryOf(target);
  if (repository !== undefined) {
    options.onProgress(`fetching ${shownTarget(target)}`);
    const checkout = checkOut(repository);
    try {
      return await scanCheckout(checkout, target, options, online);
    } finally {
      checkout.remove();
    }
  }
  const path = resolve(target);
  if (!existsSync(path)) throw new UnreadTargetError('refused', `${target} does not exist.`, 'Name a directory, an archive, an SBOM or the URL of a git repository.');
  const stat = statSync(path);
  if (!stat.isDirectory() && !stat.isFile()) throw new UnreadTargetError('refused', `${target} is neither a file nor a directory.`, 'Write what a pipe or device gives into a file and name that.');
  if (stat.isDirectory()) {
    demandListable(path, target);
    const revision = gitRevision(path);
    return scanRoot(path, { kind: revision === undefined ? 'directory' : 'git', location: target, name: basename(path), revision }, options, online);
  }
  const kind = sniff(path);
  const licenses = await licenseOptions(options);
  if (kind === 'archive') {
    return withNamedCurations(await scanArchive(path, { subject: subjectOf({ kind: 'archive', location: target, name: basename(path) }, {}, options), ecosystems, exclude: options.exclude, online, licenses }), options, online);
  }
  if (kind === 'sbom') {
    const { scanSbom } = await import('./scan-sbom.ts');
    const { inventory, texts } = await scanSbom(path, target);
    const scanned = licenses === undefined || licenses.mode === 'none' || texts.length === 0 ? withoutFiles(inventory, licenses) : await withTexts(inventory, texts, licenses);
    return withNamedCurations(scanned, options, online);
  }
  return readDirectory({
    root: dirname(path),
    only: basename(path),
    subject: subjectOf({ kind: 'file', location: target, name: basename(path) }, {}, options),
    ecosystems,
    exclude: [],
    pool: options.pool,
    online,
    licenses,
  });
}

/** A target of which nothing could be read: an inventory that says why. */
export async function unreadTargetOf(target: string, { message, remedy }: UnreadTargetError, options: ScanTargetOptions): Promise<Scanned> {
  const repository = repositoryOf(target);
  const place: Place = repository === undefined ? { kind: 'file', location: target, name: basename(resolve(target)) } : { kind: 'git', location: shownTarget(target), name: nameOfUrl(repository.replace(/#.*$/, '')) };
  const issue: Issue = { code: 'unreadable', path: place.kind === 'git' ? '.' : place.name, message: message.replace(/\.$/, ''), remedy: remedy ?? 'Name another target, or try again.', source: 'scan/target' };
  const inventory = assemble(subjectOf(place, {}, options), [], { files: 0, directories: 0, recognized: 0, ignored: 0 }, [issue]);
  return completed(withoutFiles(inventory, await licenseOptions(options)), undefined);
}

/** Throws `UnreadTargetError` where there are no rights to look into the directory. */
function demandListable(path: string, target: string): void {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
  } catch (error) {
    throw new UnreadTargetError('refused', `${target} cannot be read: ${fileFailure(error)}.`, 'Make it readable for the user who scans, or name another.');
  }
}

const scanCheckout = ({ path, name, revision }: Checkout, target: string, options: ScanTargetOptions, online: OnlineContext | undefined): Promise<ScannedRoot> =>
  scanRoot(path, { kind: 'git', location: shownTarget(target), name, revision, isFetched: true }, options, online);

/** Where the files are and what the user knows them as. */
export interface Place {
  readonly kind: Subject['kind'];
  readonly location: string;
  readonly name: string;
  readonly revision?: string | undefined;
  readonly filesElsewhere?: number | undefined;
  /** It was fetched from elsewhere. */
  readonly isFetched?: boolean | undefined;
}

/** Scans a directory under another name than its own, with the configuration that stands in it. */
export async function scanRoot(root: string, place: Place, options: ScanTargetOptions, online?: OnlineContext): Promise<ScannedRoot> {
  const configuration = await readConfiguration(root, place.location, options.config, place.isFetched);
  const scanned = await readDirectory({
    root,
    subject: subjectOf(place, configuration, options),
    ecosystems,
    exclude: [...(configuration.exclude ?? []), ...options.exclude],
    pool: options.pool,
    online,
    filesElsewhere: place.filesElsewhere,
    licenses: await licenseOptions(options, { root, configuration }),
    onProgress: (done, total) => options.onProgress(`${place.name}: ${done} of ${total}`),
  });
  if (scanned.licenseFiles === undefined) return { ...scanned, configuration };
  const { readCurations } = await import('./read-curations.ts');
  const { curations, issues } = await readCurations(root, { named: options.licenses?.curations ?? [], shared: configuration.licenses?.curations ?? [] }, online);
  return { ...scanned, inventory: withIssues(scanned.inventory, issues), configuration, curations };
}

/** A document: what it declares, and what foreign tools read in its packages, is all there is. */
function withoutFiles(inventory: Inventory, licenses: LicenseOptions | undefined): ScannedRoot {
  if (licenses === undefined) return { inventory };
  const { findings } = licenses;
  return { inventory, licenseFiles: { mode: licenses.mode, files: [], count: 0, cached: 0, ...(findings !== undefined && { foreign: findings.result() }) } };
}

/** A document that holds texts of licences: they are read like files. */
async function withTexts(inventory: Inventory, texts: readonly DocumentText[], licenses: LicenseOptions): Promise<ScannedRoot> {
  const { readDocumentTexts } = await import('../licenses/read-document-texts.ts');
  const { files, issues, fetched } = await readDocumentTexts(basename(inventory.subject.location), texts, licenses);
  return { inventory: withIssues(inventory, issues), licenseFiles: files, texts: fetched };
}

/** A document or archive has no curations of its own, but those that the user names are for it too. */
async function withNamedCurations(scanned: ScannedRoot, { licenses }: ScanTargetOptions, online: OnlineContext | undefined): Promise<ScannedRoot> {
  if (scanned.licenseFiles === undefined || licenses === undefined || licenses.curations.length === 0) return scanned;
  const { completeNamed } = await import('./read-curations.ts');
  const { curations, issues } = await completeNamed(licenses.curations, online);
  return { ...scanned, inventory: withIssues(scanned.inventory, issues), curations };
}

/** Where nothing shall be read and nothing was found by others, licences are not looked at. */
async function licenseOptions({ licenses }: ScanTargetOptions, at?: { readonly root: string; readonly configuration: Configuration }): Promise<LicenseOptions | undefined> {
  if (licenses === undefined) return undefined;
  const { read, findings: configured = [] } = at?.configuration.licenses ?? {};
  const mode = licenses.mode ?? read ?? 'files';
  const isNamed = licenses.findings.length + configured.length > 0;
  if (!isNamed) return mode === 'none' ? undefined : { mode, cache: licenses.cache };
  const { verificationOf } = await import('../findings/findings-verification.ts');
  return { mode, cache: licenses.cache, findings: verificationOf(at?.root, { named: licenses.findings, configured }) };
}

function subjectOf(place: Place, configuration: Configuration, options: ScanTargetOptions): Subject {
  const { version, usageContext, department, owner } = configuration;
  const usage = declaredUsage(configuration);
  return {
    name: options.name ?? configuration.name ?? place.name,
    kind: place.kind,
    location: place.location,
    ...(version === undefined ? {} : { version }),
    ...(place.revision === undefined ? {} : { revision: place.revision }),
    ...(usageContext === undefined ? {} : { usageContext }),
    ...(department === undefined ? {} : { department }),
    ...(usage === undefined ? {} : { usage }),
    owners: owner === undefined ? [] : [{ name: owner, path: 'muster.yaml', kind: 'configuration' }],
  };
}
