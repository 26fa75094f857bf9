import { firstLine, namesOf, type Asked } from '#core/inventory/report-unresolved.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { TextIndex } from '#core/inventory/text-index.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { golang } from '#core/versions/golang.ts';
import { listNames, ModuleNames, reportFaults } from './faults.ts';
import { indexReplacements, isLocalPath, readModFile, replacementFor, type ModFile, type Replacement, type Requirement } from './mod-file.ts';
import { isModuleVersion, modulePurl, standardLibraryPurl } from './module-purl.ts';
import { highest, readSumFile, type SumFile } from './sum-file.ts';
import { ToolModules } from './tool-modules.ts';
import { readVendored, type VendoredModule } from './vendored.ts';
import { isVendored, modFileIn, moduleAt, workspaceOf, type Workspace, type WorkspaceRequirement } from './workspace.ts';

/** A main module: what go.mod requires, in the place and version that replacements, the workspace and the vendor directory give it. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  if (isVendored(tree, file.path)) return;
  const mod = readModFile(file);
  reportFaults(found, mod.faults, file.path);
  if (mod.module === undefined && firstOf(mod.requirements) === undefined) return;
  new ModuleReading(input, mod).run();
}

class ModuleReading {
  readonly #input: ExtractInput;
  readonly #mod: ModFile;
  readonly #project: NodeId;
  readonly #workspace: Workspace | undefined;
  readonly #replacements: ReadonlyMap<string, Replacement>;
  readonly #vendored = new Map<string, VendoredModule>();
  #vendorFile: SourceFile | undefined;
  readonly #tools: ToolModules;

  constructor(input: ExtractInput, mod: ModFile) {
    this.#input = input;
    this.#mod = mod;
    this.#tools = new ToolModules(mod.tools);
    const { file, tree, found } = input;
    this.#workspace = workspaceOf(tree, file.directory);
    // those of go.work come first, then the own ones, then those of the other modules
    const ofWorkspace = this.#workspace?.replacements ?? [];
    const isOfWork = (replacement: Replacement): boolean => this.#workspace?.bases.get(replacement) === this.#workspace?.directory;
    this.#replacements = indexReplacements(ofWorkspace.filter(isOfWork), mod.replacements, ofWorkspace);
    this.#project = found.project({
      path: file.directory,
      name: mod.module?.path ?? (file.directory === '.' ? file.name : nameOf(file.directory)),
      purl: mod.module === undefined ? undefined : modulePurl(mod.module.path),
      file: file.path,
      line: mod.module?.line,
    });
  }

  run(): void {
    const { found } = this.#input;
    if (this.#mod.module === undefined) {
      found.issue({ code: 'malformed', line: 1, message: 'the file has no module directive', remedy: 'Add the line "module <path>"; until then the module has no name.' });
    }
    this.#readVendorDirectory();
    const sums = this.#readSums();
    const open: Asked[] = [];
    for (const requirement of this.#mod.requirements) this.#require(requirement, open);
    if (open.length > 0) {
      const one = open.length === 1;
      found.issue({
        code: 'unresolved',
        line: firstLine(open),
        message: `${open.length} ${one ? 'requirement names' : 'requirements name'} a branch or commit instead of a version: ${listNames(namesOf(open))}`,
        remedy: 'Run "go mod tidy", which writes the version.',
      });
    }
    for (const { path } of this.#mod.tools) {
      const holder = this.#tools.holderOf(path);
      if (holder !== undefined) found.depends(this.#project, holder, 'development');
    }
    this.#toolchain();
    if (!this.#listsAll()) this.#addUnlisted(sums);
  }

  #require(requirement: Requirement, open: Asked[]): void {
    const { found } = this.#input;
    const { path, version: written, indirect, line } = requirement;
    const raised = this.#raised(requirement);
    const version = raised?.version ?? written;
    if (raised === undefined && this.#mod.exclusions.has(`${path}@${version}`)) {
      found.issue({
        code: 'stale-lockfile',
        line,
        message: `${path} ${version} is both required and excluded; which version is built instead is not known`,
        remedy: 'Run "go mod tidy", which writes the version that is built.',
      });
      return;
    }
    const exact = isModuleVersion(version);
    if (!exact) open.push({ name: `${path} ${version}`, line });
    const node = this.#locate({ ...requirement, version }) ?? found.component({
      purl: modulePurl(path, exact ? version : undefined),
      requirement: exact && raised === undefined ? undefined : written,
      origin: this.#originOf(path, version),
      line,
    });
    const purl = found.purlOf(node);
    if (raised !== undefined && purl !== undefined && found.find(purl) === node) found.component({ purl, file: raised.file, line: raised.line });
    this.#addVendorEvidence(path, node);
    this.#tools.add(path, node);
    if (!indirect) found.depends(this.#project, node);
  }

  /** In a workspace all modules are built with the highest version that one of them requires. */
  #raised({ path, version }: Requirement): WorkspaceRequirement | undefined {
    const best = this.#workspace?.required.get(path);
    return best !== undefined && isModuleVersion(version) && golang.isVersion(version) && golang.compare(best.version, version) > 0 ? best : undefined;
  }

  /** The node of a module that a replacement or the workspace provides. */
  #locate({ path, version, line }: Requirement): NodeId | undefined {
    const { found, file } = this.#input;
    const replacement = replacementFor(this.#replacements, path, version);
    if (replacement === undefined) {
      const member = this.#workspace?.modules.get(path);
      return member === undefined ? undefined : this.#firstParty(member, path);
    }
    const { target, targetVersion } = replacement;
    if (targetVersion !== undefined) {
      return found.component({
        purl: modulePurl(target, targetVersion),
        origin: this.#originOf(path, version),
        alias: target === path ? undefined : path,
        requirement: version,
        overridden: true,
        line,
      });
    }
    const base = this.#workspace?.bases.get(replacement) ?? file.directory;
    const directory = joinPath(base, target.replaceAll('\\', '/'));
    if (directory !== undefined && this.#input.tree.get(modFileIn(directory)) !== undefined) {
      return this.#firstParty(directory, path);
    }
    found.issue({
      code: 'missing-file',
      line: replacement.line,
      message: `${path} is replaced by the directory ${target}, which holds no go.mod inside the scanned tree`,
      remedy: 'Scan a directory that contains it too.',
    });
    return found.component({ purl: modulePurl(path, isModuleVersion(version) ? version : undefined), origin: 'path', overridden: true, line });
  }

  /** Named by its own go.mod, which a fork may leave under its old name. */
  #firstParty(directory: string, path: string): NodeId {
    const module = moduleAt(this.#input.tree, directory) ?? { path, line: undefined };
    return this.#input.found.project({ path: directory, name: module.path, purl: modulePurl(module.path), file: modFileIn(directory), line: module.line });
  }

  /** The go directive is only the least version; the toolchain directive names the one that builds. */
  #toolchain(): void {
    const { found } = this.#input;
    const ofWorkspace = this.#workspace?.toolchain;
    const toolchain = ofWorkspace ?? this.#mod.toolchain;
    if (toolchain === undefined || toolchain.name === 'default') return;
    const file = ofWorkspace === undefined ? undefined : this.#workspace?.path;
    const library = found.component({ purl: standardLibraryPurl(toolchain.name), requirement: toolchain.name, origin: 'system', file, line: toolchain.line });
    found.depends(this.#project, library);
  }

  /** Since Go 1.17, go.mod names every module that provides a package, the indirect ones too. */
  #listsAll(): boolean {
    const [, major, minor] = /^(\d{1,4})\.(\d{1,4})/.exec(this.#mod.go ?? '') ?? [];
    return major !== undefined && (Number(major) > 1 || Number(minor) >= 17);
  }

  #readSums(): SumFile | undefined {
    const { tree, file, found } = this.#input;
    const sumFile = tree.get(file.directory === '.' ? 'go.sum' : `${file.directory}/go.sum`);
    if (sumFile === undefined) return undefined;
    found.claim(sumFile.path);
    const sums = readSumFile(sumFile);
    reportFaults(found, sums.faults, sumFile.path);
    const missing = new ModuleNames();
    for (const { path, version, line } of sums.modules.size === 0 ? [] : this.#mod.requirements) {
      if (isModuleVersion(version) && !sums.modules.has(path, version) && replacementFor(this.#replacements, path, version) === undefined && !this.#workspace?.modules.has(path)) missing.add(`${path} ${version}`, line);
    }
    if (missing.count > 0) {
      found.issue({
        code: 'stale-lockfile',
        line: missing.line,
        message: `${missing.count} required ${missing.count === 1 ? 'module has' : 'modules have'} no entry in ${sumFile.path}: ${missing}`,
        remedy: 'Run "go mod tidy" and commit go.sum.',
      });
    }
    return sums;
  }

  /** Before Go 1.17 the indirect modules stand in go.sum (or in the vendor directory, which is exact). */
  #addUnlisted(sums: SumFile | undefined): void {
    const { found, file } = this.#input;
    if (sums === undefined && this.#vendorFile === undefined) {
      const first = firstOf(this.#mod.requirements);
      if (first === undefined) return;
      found.issue({
        code: 'partial',
        line: first.line,
        message: `a module of Go ${this.#mod.go ?? 'before 1.17'} does not list what its dependencies need, and there is no go.sum`,
        remedy: 'Commit go.sum, or run "go mod tidy -go=1.17", after which go.mod lists every module.',
      });
      return;
    }
    const listed = new TextIndex();
    for (const { path } of this.#mod.requirements) listed.number(path);
    const replaced = new Set(this.#mod.replacements.flatMap(({ path, target }) => [path, target]));
    if (this.#vendorFile !== undefined) {
      for (const module of this.#vendored.values()) {
        if (listed.find(module.path) !== undefined || module.packages === 0 || module.version === undefined) continue;
        this.#vendoredComponent(module);
      }
      return;
    }
    for (const [path, versions] of sums?.modules ?? []) {
      const used = listed.find(path) !== undefined || replaced.has(path) || path === this.#mod.module?.path ? undefined : highest(versions.filter((version) => version.content));
      if (used === undefined) continue;
      found.component({ purl: modulePurl(path, used.version), file: joinPath(file.directory, 'go.sum'), line: used.line });
    }
  }

  #readVendorDirectory(): void {
    const { tree, file, found } = this.#input;
    const root = this.#workspace?.directory ?? file.directory;
    const vendorFile = tree.get(joinPath(file.directory, 'vendor/modules.txt') ?? '') ?? tree.get(joinPath(root, 'vendor/modules.txt') ?? '');
    if (vendorFile === undefined) return;
    this.#vendorFile = vendorFile;
    found.claim(vendorFile.path);
    const { modules, faults } = readVendored(vendorFile.text());
    reportFaults(found, faults, vendorFile.path);
    for (const module of modules) {
      // replacements are repeated at the end, without packages
      if (module.packages > 0 || !this.#vendored.has(module.path)) this.#vendored.set(module.path, module);
    }
    if (this.#workspace !== undefined) return;
    const stale = new ModuleNames();
    for (const { path, version, line } of this.#mod.requirements) {
      const module = this.#vendored.get(path);
      if (module?.version === undefined || module.version === version || module.replacement !== undefined) continue;
      stale.add(path, line);
      // what is in the tree is there, whatever is required
      if (module.packages > 0) this.#vendoredComponent(module);
    }
    if (stale.count > 0) {
      found.issue({
        code: 'stale-lockfile',
        line: stale.line,
        message: `${stale.count} ${stale.count === 1 ? 'module has' : 'modules have'} another version in ${vendorFile.path} than is required here: ${stale}`,
        remedy: 'Run "go mod vendor" and commit the result.',
      });
    }
  }

  #originOf(path: string, version: string): 'vendored' | 'registry' {
    const module = this.#vendored.get(path);
    return module !== undefined && module.packages > 0 && (module.version ?? version) === version ? 'vendored' : 'registry';
  }

  #addVendorEvidence(path: string, node: NodeId): void {
    const module = this.#vendored.get(path);
    if (module === undefined || module.packages === 0 || this.#vendorFile === undefined || module.version === undefined) return;
    if (this.#input.found.find(purlOf(module)) === node) this.#vendoredComponent(module);
  }

  #vendoredComponent(module: VendoredModule): NodeId {
    return this.#input.found.component({ purl: purlOf(module), origin: 'vendored', file: this.#vendorFile!.path, line: module.line, evidence: 'installed' });
  }
}

function purlOf({ path, version, replacement }: VendoredModule) {
  const local = replacement === undefined || isLocalPath(replacement.path);
  return local ? modulePurl(path, version) : modulePurl(replacement.path, replacement.version);
}

function firstOf(requirements: Iterable<Requirement>): Requirement | undefined {
  for (const requirement of requirements) return requirement;
  return undefined;
}
