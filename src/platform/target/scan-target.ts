import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import type { Configuration } from '#core/configuration/configuration.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { scanArchive } from '../archive/scan-archive.ts';
import { scanDirectory } from '../tree/scan-directory.ts';
import type { ExtractionPool } from '../workers/extraction-pool.ts';
import { readConfiguration } from './read-configuration.ts';
import { checkOut, isGitUrl } from './git-checkout.ts';
import { gitRevision } from './git-revision.ts';
import { localRepositoryUrl } from './local-repository.ts';
import { sniff } from './sniff.ts';
import { TargetError } from './target-error.ts';

export interface ScanTargetOptions {
  readonly exclude: readonly string[];
  readonly name: string | undefined;
  readonly config: string | undefined;
  /** Absent: no network at all. */
  readonly online: { readonly timeoutSeconds: number } | undefined;
  /** Threads to share the work with; without it all is done on this one. */
  readonly pool?: ExtractionPool | undefined;
  readonly onProgress: (message: string) => void;
}

/** Scans what the user named, whatever it is. Throws `TargetError` when it is not there or cannot be fetched. */
export async function scanTarget(target: string, options: ScanTargetOptions): Promise<Inventory> {
  const inventory = await scanOffline(target, options);
  if (options.online === undefined) return inventory;
  const [{ fillFacts }, { onlineContext }] = await Promise.all([import('#features/online/fill-facts.ts'), import('../http/online-context.ts')]);
  const onProgress = (done: number, total: number) => options.onProgress(`${target}: asked registries for ${done} of ${total}`);
  return fillFacts(inventory, onlineContext({ ecosystems, timeoutSeconds: options.online.timeoutSeconds, onProgress }));
}

async function scanOffline(target: string, options: ScanTargetOptions): Promise<Inventory> {
  if (target.trim() === '') throw new TargetError('The target is empty.', 'Name a directory, an archive, an SBOM or the URL of a git repository; an unset variable of the shell may be the reason.');
  const repository = isGitUrl(target) ? target : localRepositoryUrl(target);
  if (repository !== undefined) {
    options.onProgress(`fetching ${target}`);
    const checkout = checkOut(repository);
    try {
      return await scanRoot(checkout.path, { kind: 'git', location: target, name: checkout.name, revision: checkout.revision }, options);
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
    return scanRoot(path, { kind: revision === undefined ? 'directory' : 'git', location: target, name: basename(path), revision }, options);
  }
  const kind = sniff(path);
  if (kind === 'archive') return scanArchive(path, subjectOf({ kind: 'archive', location: target, name: basename(path) }, {}, options), ecosystems, options.exclude);
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
  });
}

interface Place {
  readonly kind: Subject['kind'];
  readonly location: string;
  readonly name: string;
  readonly revision?: string | undefined;
}

async function scanRoot(root: string, place: Place, options: ScanTargetOptions): Promise<Inventory> {
  const configuration = await readConfiguration(root, options.config);
  return scanDirectory({
    root,
    subject: subjectOf(place, configuration, options),
    ecosystems,
    exclude: [...(configuration.exclude ?? []), ...options.exclude],
    pool: options.pool,
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
