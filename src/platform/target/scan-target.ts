import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import type { Configuration } from '#core/configuration/configuration.ts';
import type { OnlineContext } from '#features/online/registry-access.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { scanArchive } from '../archive/scan-archive.ts';
import type { OnlineSession } from '../http/online-session.ts';
import { scanDirectory } from '../tree/scan-directory.ts';
import type { ExtractionPool } from '../workers/extraction-pool.ts';
import { readConfiguration } from './read-configuration.ts';
import { checkOut, isGitUrl } from './git-checkout.ts';
import { gitRevision } from './git-revision.ts';
import { isInventoryFile, readInventoryFile } from './inventory-file.ts';
import { localRepositoryUrl } from './local-repository.ts';
import { sniff } from './sniff.ts';
import { TargetError } from './target-error.ts';

export interface ScanTargetOptions {
  readonly exclude: readonly string[];
  readonly name: string | undefined;
  readonly config: string | undefined;
  /** Absent: no network at all. */
  readonly online: OnlineSession | undefined;
  /** Threads to share the work with; without it all is done on this one. */
  readonly pool?: ExtractionPool | undefined;
  readonly onProgress: (message: string) => void;
}

/** What the user named: the inventories of a result of `muster scan --format json`, or a scan of whatever it is. Throws `TargetError`. */
export async function readTarget(target: string, options: ScanTargetOptions): Promise<Inventory[]> {
  const path = resolve(target);
  if (target.trim() === '' || isGitUrl(target) || !isInventoryFile(path)) return [await scanTarget(target, options)];
  const read = readInventoryFile(path, target);
  const named = read.map((inventory) => (options.name === undefined || read.length > 1 ? inventory : { ...inventory, subject: { ...inventory.subject, name: options.name } }));
  return Promise.all(named.map((inventory) => completed(inventory, onlineContext(target, options))));
}

/** Scans what the user named, whatever it is. Throws `TargetError` when it is not there or cannot be fetched. */
export async function scanTarget(target: string, options: ScanTargetOptions): Promise<Inventory> {
  const online = onlineContext(target, options);
  return completed(await scanKnown(target, options, online), online);
}

const onlineContext = (target: string, { online, onProgress }: ScanTargetOptions): OnlineContext | undefined => online?.context((message) => onProgress(`${target}: ${message}`));

/** With what registries know about its components, when they may be asked. */
async function completed(inventory: Inventory, online: OnlineContext | undefined): Promise<Inventory> {
  if (online === undefined) return inventory;
  const { fillFacts } = await import('#features/online/fill-facts.ts');
  return fillFacts(inventory, online);
}

async function scanKnown(target: string, options: ScanTargetOptions, online: OnlineContext | undefined): Promise<Inventory> {
  if (target.trim() === '') throw new TargetError('The target is empty.', 'Name a directory, an archive, an SBOM or the URL of a git repository; an unset variable of the shell may be the reason.');
  const repository = isGitUrl(target) ? target : localRepositoryUrl(target);
  if (repository !== undefined) {
    options.onProgress(`fetching ${target}`);
    const checkout = checkOut(repository);
    try {
      return await scanRoot(checkout.path, { kind: 'git', location: target, name: checkout.name, revision: checkout.revision }, options, online);
    } finally {
      checkout.remove();
    }
  }
  const path = resolve(target);
  if (!existsSync(path)) throw new TargetError(`${target} does not exist.`, 'Name a directory, an archive, an SBOM or the URL of a git repository.');
  const stat = statSync(path);
  if (!stat.isDirectory() && !stat.isFile()) throw new TargetError(`${target} is neither a file nor a directory.`, 'Write what a pipe or device gives into a file and name that.');
  if (stat.isDirectory()) {
    const revision = gitRevision(path);
    return scanRoot(path, { kind: revision === undefined ? 'directory' : 'git', location: target, name: basename(path), revision }, options, online);
  }
  const kind = sniff(path);
  if (kind === 'archive') return scanArchive(path, subjectOf({ kind: 'archive', location: target, name: basename(path) }, {}, options), ecosystems, options.exclude, online);
  if (kind === 'sbom') {
    const { scanSbom } = await import('./scan-sbom.ts');
    return scanSbom(path, target);
  }
  return scanDirectory({
    root: dirname(path),
    only: basename(path),
    subject: subjectOf({ kind: 'file', location: target, name: basename(path) }, {}, options),
    ecosystems,
    exclude: [],
    pool: options.pool,
    online,
  });
}

/** Where the files are and what the user knows them as. */
export interface Place {
  readonly kind: Subject['kind'];
  readonly location: string;
  readonly name: string;
  readonly revision?: string | undefined;
  readonly filesElsewhere?: number | undefined;
}

/** Scans a directory under another name than its own, with the configuration that stands in it. */
export async function scanRoot(root: string, place: Place, options: ScanTargetOptions, online?: OnlineContext): Promise<Inventory> {
  const configuration = await readConfiguration(root, place.location, options.config);
  return scanDirectory({
    root,
    subject: subjectOf(place, configuration, options),
    ecosystems,
    exclude: [...(configuration.exclude ?? []), ...options.exclude],
    pool: options.pool,
    online,
    filesElsewhere: place.filesElsewhere,
    onProgress: (done, total) => options.onProgress(`${place.name}: ${done} of ${total}`),
  });
}

function subjectOf(place: Place, configuration: Configuration, options: ScanTargetOptions): Subject {
  const { version, usageContext, department, owner } = configuration;
  return {
    name: options.name ?? configuration.name ?? place.name,
    kind: place.kind,
    location: place.location,
    ...(version === undefined ? {} : { version }),
    ...(place.revision === undefined ? {} : { revision: place.revision }),
    ...(usageContext === undefined ? {} : { usageContext }),
    ...(department === undefined ? {} : { department }),
    owners: owner === undefined ? [] : [{ name: owner, path: 'muster.yaml', kind: 'configuration' }],
  };
}
