import { directoryOf, isBuiltIn, readModuleSource, readProvider, type ProviderAddress } from './addresses.ts';
import type { LockedProvider, ModuleFile } from './module-file.ts';

/** A directory of configuration files. */
export interface Module {
  readonly directory: string;
  /** The file that stands for it. */
  readonly file: string;
  readonly parts: readonly ModuleFile[];
  readonly lock: { readonly file: string; readonly providers: readonly LockedProvider[] } | undefined;
}

export interface NeededProvider {
  readonly address: ProviderAddress;
  readonly version: string | undefined;
  readonly file: string;
  readonly line: number | undefined;
}

/** Providers that a module asks for, and those that its resources imply: an undeclared name `x` means `hashicorp/x`. */
export function providersOf({ parts }: Module): NeededProvider[] {
  const needed = new Map<string, NeededProvider>();
  const locals = new Set<string>();
  const add = (provider: NeededProvider): void => {
    const key = providerKey(provider.address);
    const known = needed.get(key);
    if (!isBuiltIn(provider.address) && (known === undefined || known.version === undefined)) needed.set(key, provider);
  };
  for (const { local, source, version, file: from, line } of parts.flatMap(({ providers }) => providers)) {
    const declared = source === undefined && locals.has(local) ? undefined : readProvider(source ?? local);
    locals.add(local);
    if (declared !== undefined) add({ address: declared, version, file: from, line });
  }
  for (const part of parts) {
    for (const { local, line } of part.implied) {
      const address = locals.has(local) ? undefined : readProvider(local);
      locals.add(local);
      if (address !== undefined) add({ address, version: undefined, file: part.path, line });
    }
  }
  return [...needed.values()];
}

export const providerKey = ({ namespace, type }: ProviderAddress): string => `${namespace}/${type}`;

/** The locked providers by namespace and type. */
export function lockedByKey(module: Module | undefined): Map<string, LockedProvider[]> {
  return Map.groupBy(module?.lock?.providers ?? [], ({ address }) => {
    const read = readProvider(address);
    return read === undefined ? address : providerKey(read);
  });
}

/** Is the locked address (with host) the one that is asked for (perhaps without)? */
export function isSameProvider(locked: string, asked: ProviderAddress): boolean {
  const read = readProvider(locked);
  return read !== undefined && providerKey(read) === providerKey(asked) && (asked.host === undefined || asked.host === read.host);
}

/** For each module the directory whose lockfile holds for it: its own, or that of a module that calls it, over any number of steps. */
export function lockDirectories(modules: ReadonlyMap<string, Module>): Map<string, string> {
  const locks = new Map<string, string>();
  const open: { readonly directory: string; readonly lock: string }[] = [];
  for (const { directory, lock } of modules.values()) if (lock !== undefined) open.push({ directory, lock: directory });
  for (let next = 0; next < open.length; next++) {
    const at = open[next]!;
    const module = modules.get(at.directory);
    if (module === undefined || locks.has(at.directory) || (module.lock !== undefined && at.lock !== at.directory)) continue;
    locks.set(at.directory, at.lock);
    for (const { source } of module.parts.flatMap(({ calls }) => calls)) {
      const read = source === undefined ? undefined : readModuleSource(source);
      const directory = read?.kind === 'local' ? directoryOf(read, at.directory) : undefined;
      if (directory !== undefined) open.push({ directory, lock: at.lock });
    }
  }
  return locks;
}
