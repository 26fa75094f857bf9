import type { NodeId } from '#core/inventory/extraction.ts';
import { lockedOutside, notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { admits } from '#core/versions/satisfies.ts';
import { directoryOf, exactVersion, providerPurl, readModuleSource, readProvider, registryModulePurl } from './addresses.ts';
import { callKey, installedModules, type InstalledModule } from './installed-modules.ts';
import type { LockedProvider, ModuleCall } from './module-file.ts';
import { isSameProvider, lockDirectories, lockedByKey, providerKey, providersOf, type Module } from './module.ts';
import { addNestedModules } from './nested-modules.ts';
import { readModule } from './read-module.ts';

interface AskedInFile extends Asked {
  readonly file: string;
}

/** Modules call each other across directories and share the lockfile of the one that is run, so all are read together. */
export default function extract({ files, tree, found }: ExtractInput): void {
  const modules = new Map<string, Module>();
  for (const [directory, members] of Map.groupBy(files, (file) => file.directory)) modules.set(directory, readModule(directory, members, found));
  const projects = new Map<string, NodeId>();
  for (const { directory, file } of modules.values()) {
    projects.set(directory, found.project({ path: directory, name: directory === '.' ? 'configuration' : nameOf(directory), file }));
  }
  const locks = lockDirectories(modules);
  const hosts = declaredHosts(modules.values());
  const installed = [...modules.keys()].flatMap((directory) => installedModules(found, directory, tree.get(`${directory}/.terraform/modules/modules.json`)));
  const installedByCall = new Map(installed.map((module) => [callKey(module), module]));
  const called: { readonly module: InstalledModule; readonly node: NodeId }[] = [];
  const usualHosts = new Set<string>();
  for (const module of modules.values()) {
    const project = projects.get(module.directory)!;
    const open = addProviders(module, project);
    for (const call of module.parts.flatMap(({ calls }) => calls)) {
      const name = addCall(call, module.directory, project);
      if (name !== undefined) open.push({ name, file: call.file, line: call.line });
    }
    for (const [file, asked] of Map.groupBy(open, (item) => item.file)) reportUnresolved(found, asked, 'Run terraform init and commit .terraform.lock.hcl; give modules an exact version.', file);
  }
  addNestedModules(found, called, installed, usualHosts);

  /** Returns those without exact version. */
  function addProviders(module: Module, project: NodeId): AskedInFile[] {
    const root = modules.get(locks.get(module.directory) ?? '');
    const lock = root?.lock;
    const byKey = lockedByKey(root);
    const open: AskedInFile[] = [];
    const differences: LockDifference[] = [];
    const used = new Set<LockedProvider>();
    for (const { address, version, file, line } of providersOf(module)) {
      const locked = byKey.get(providerKey(address))?.find((candidate) => isSameProvider(candidate.address, address));
      if (locked !== undefined) used.add(locked);
      if (lock !== undefined && locked !== undefined) {
        found.depends(project, addLocked(locked, lock.file, version));
        if (version !== undefined && locked.version !== undefined && !admits('gem', version, locked.version)) differences.push({ file, line, what: lockedOutside(providerKey(address), version, [locked.version]) });
        continue;
      }
      const exact = exactVersion(version);
      if (lock !== undefined) differences.push({ file, line, what: notLocked(providerKey(address)) });
      else if (exact === undefined) open.push({ name: providerKey(address), file, line });
      found.depends(project, found.component({ purl: providerPurl(address, exact), requirement: version, needsNothing: true, file, line }));
    }
    // what only other modules need stands in the lockfile too
    for (const locked of module.lock?.providers ?? []) {
      if (!used.has(locked)) found.depends(project, addLocked(locked, module.lock!.file));
    }
    if (lock !== undefined) reportLockDifferences(found, { name: nameOf(lock.file), remedy: 'Run terraform init and commit the lockfile; -upgrade chooses other versions.' }, differences);
    return open;
  }

  function addLocked({ address, version, constraints, hashes, line }: LockedProvider, file: string, requirement = constraints): NodeId {
    const full = readProvider(address) ?? { host: undefined, namespace: 'unknown', type: 'unknown' };
    if (version === undefined) found.issue({
      code: 'partial',
      file,
      line,
      message: `the provider ${address} has no version in the lockfile`,
      remedy: 'Run terraform init and commit the lockfile.',
    });
    return found.component({
      purl: providerPurl({ ...full, host: hosts.has(providerKey(full)) ? hosts.get(providerKey(full)) : full.host }, version),
      requirement,
      needsNothing: true,
      hashes: hashes.filter((hash) => /^zh:[0-9a-f]{64}$/.test(hash)).map((hash) => ({ algorithm: 'SHA-256', value: hash.slice(3) })),
      file,
      line,
      evidence: 'lockfile',
    });
  }

  /** Returns the name of a module whose version is open. */
  function addCall({ name, source, version, file, line }: ModuleCall, directory: string, project: NodeId): string | undefined {
    if (source === undefined) {
      found.issue({
        code: 'unresolved',
        file,
        line,
        message: `the source of the module ${name} is computed, or there is none`,
        remedy: 'Write the source of the module as plain text.',
      });
      return undefined;
    }
    const read = readModuleSource(source);
    if (read.kind === 'local') {
      const target = projects.get(directoryOf(read, directory) ?? '');
      if (target !== undefined) found.depends(project, target);
      else found.issue({
        code: 'missing-file',
        file,
        line,
        message: `the module ${name} should be in ${read.path}, where no configuration was found`,
        remedy: 'Scan a directory that holds both, or add the module.',
      });
      return undefined;
    }
    const module = installedByCall.get(callKey({ caller: directory, name }));
    const exact = exactVersion(module?.version) ?? exactVersion(version);
    const described = read.kind === 'remote' ? read.component : { purl: registryModulePurl(read, exact), requirement: version };
    const node = found.component({ ...described, file, line });
    found.depends(project, node);
    if (module !== undefined) {
      found.component({ purl: described.purl, file: module.file, line: module.line, evidence: 'installed' });
      called.push({ module, node });
      const written = readModuleSource(module.source);
      if (read.kind === 'registry' && read.host === undefined && written.kind === 'registry' && written.host !== undefined) usualHosts.add(written.host);
    }
    if (read.kind === 'remote') return read.isOpen ? name : undefined;
    return exact === undefined ? read.path : undefined;
  }
}

/**
 * The lockfile writes the host of every provider. It belongs to the identity where a configuration writes it too; where one leaves it out, the registry is the usual one.
 * Providers that no configuration of the tree names are not among the keys.
 */
function declaredHosts(modules: Iterable<Module>): Map<string, string | undefined> {
  const hosts = new Map<string, string | undefined>();
  for (const module of modules) {
    for (const { address } of providersOf(module)) {
      const key = providerKey(address);
      hosts.set(key, hosts.has(key) && hosts.get(key) === undefined ? undefined : address.host);
    }
  }
  return hosts;
}
